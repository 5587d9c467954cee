package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.store.AuditPages;
import io.freshmaker.store.BuildPages;
import io.freshmaker.store.ComposePages;
import io.freshmaker.store.DecisionPages;
import io.freshmaker.store.EventPages;
import io.freshmaker.store.Field;
import io.freshmaker.store.SigningPages;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL where values are expected, in every filter of every list. */
class SqlAttemptsTest {

    private static final Map<String, List<Field>> LISTS = Map.of(
            "/events", EventPages.FIELDS,
            "/builds", BuildPages.FIELDS,
            "/composes", ComposePages.FIELDS,
            "/signings", SigningPages.FIELDS,
            "/audit", AuditPages.FIELDS,
            "/events/1/decisions", DecisionPages.FIELDS,
            "/history", List.of());
    private static final List<String> ATTEMPTS = List.of(
            "' or 1=1 --",
            "') or 1=1 --",
            "1) or 1=1 --",
            "1; drop table events; --",
            "x' union select 1 from events --",
            ":id",
            "<name>",
            "%",
            "\\'");

    private static RunningApi api;

    @BeforeAll
    static void start() throws Exception {
        api = new RunningApi(
                "insert into events (id, message_id, search_key, event_type_id, state) values (1, 'm-1', 'k', 2, 2)",
                "insert into audit (id, person, how, action, event_id) values (1, 'ada', 'oidc', 'cancel', 1)");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void findsNothingWithIt() {
        LISTS.forEach((path, fields) -> names(fields)
                .forEach(name -> ATTEMPTS.forEach(attempt -> {
                    HttpResponse<String> response =
                            api.get("/api/2" + path + "/?show_full_json=true&" + name + "=" + encoded(attempt));

                    assertThat(response.statusCode())
                            .as(path + " " + name + " " + attempt)
                            .isIn(200, 400);
                    if (response.statusCode() == 200) {
                        assertThat(RunningApi.tree(response).get("items"))
                                .as(path + " " + name + " " + attempt)
                                .isEmpty();
                    }
                })));

        assertThat(api.json("/api/2/events/").get("items")).hasSize(1);
    }

    private static Set<String> names(List<Field> fields) {
        Set<String> names = new LinkedHashSet<>(List.of("order_by"));
        fields.stream().filter(Field::filters).map(Field::name).forEach(names::add);
        return names;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/history/?artifact=",
                "/why/?rpm=openssl&artifact=",
                "/why/?artifact=image:web:f27&rpm=",
                "/why/?artifact=image:web:f27&update=",
                "/now/?limit=",
                "/verify-image/",
                "/verify-image-repository/f27/"
            })
    void answersAQuestionWithItOrRefuses(String question) {
        for (String attempt : ATTEMPTS) {
            assertThat(api.get("/api/2" + question + encoded(attempt)).statusCode())
                    .as(question + attempt)
                    .isIn(200, 400, 404);
        }

        assertThat(api.json("/api/2/events/").get("items")).hasSize(1);
    }

    @Test
    void findsNothingUnderAnIdOfIt() {
        for (String path : List.of("/events", "/builds", "/composes", "/signings", "/audit")) {
            for (String attempt : List.of("1'%20or%20'1'='1", "1;drop", "1%20or%201=1", "1--")) {
                assertThat(api.get("/api/2" + path + "/" + attempt).statusCode())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void knowsEveryList() {
        List<String> lists = api.endpoints().stream()
                .filter(endpoint -> endpoint.answers().endsWith("[]"))
                .map(endpoint -> endpoint.path().replace("{id}", "1"))
                .toList();

        assertThat(lists).containsExactlyInAnyOrderElementsOf(LISTS.keySet());
    }
}

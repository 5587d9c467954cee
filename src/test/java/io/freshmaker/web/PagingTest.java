package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEachDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingTest {

    private static final int EVENTS = 125;

    @Parameter
    private Engine engine;

    private RunningApi api;

    @BeforeParameterizedClassInvocation
    void start() throws Exception {
        api = new RunningApi(engine);
        for (int id = 1; id <= EVENTS; id++) {
            api.sql(
                    "insert into events (id, message_id, search_key, event_type_id, state) values (%d, 'm-%d', '%s', 2, %d)"
                            .formatted(id, id, id % 2 == 0 ? "a & b" : "c", id % 3));
        }
    }

    @AfterParameterizedClassInvocation
    void stop() {
        api.close();
    }

    @Test
    void beginsWithTheNewestTen() {
        JsonNode page = api.json("/api/1/events/");

        assertThat(page.get("items")).hasSize(10);
        assertThat(page.at("/items/0/id").intValue()).isEqualTo(EVENTS);
        assertThat(page.get("meta").toString()).isEqualTo("""
                        {"first":"%1$s?page=1&per_page=10","last":"%1$s?page=13&per_page=10",\
                        "next":"%1$s?page=2&per_page=10","prev":null,"page":1,"pages":13,"per_page":10,"total":125}""".formatted(api.uri("/api/1/events/")));
    }

    @Test
    void endsWithoutANextPage() {
        JsonNode meta = api.json("/api/2/events?page=13").get("meta");

        assertThat(meta.get("next").isNull()).isTrue();
        assertThat(meta.get("prev").textValue()).isEqualTo(api.uri("/api/2/events/?page=12&per_page=10") + "");
    }

    @Test
    void leadsThroughAllPagesWithEveryFilterKept() {
        String next = api.uri("/api/1/events/?state=0&per_page=7&state=building&search_key=a+%26%20b&x=%C3%A9") + "";
        int seen = 0;
        int pages = 0;
        while (next != null) {
            JsonNode page = api.json(pathOf(next));
            seen += page.get("items").size();
            pages++;
            assertThat(page.at("/meta/total").intValue()).isEqualTo(41);
            assertThat(page.at("/meta/last").textValue())
                    .endsWith("?state=0&state=building&search_key=a+%26+b&x=%C3%A9&page=6&per_page=7");
            next = page.at("/meta/next").textValue();
        }

        assertThat(seen).isEqualTo(41);
        assertThat(pages).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page=0 | 1 | 10 | 10",
                "page=-3 | 1 | 10 | 10",
                "page=two&per_page=few | 1 | 10 | 10",
                "page=&per_page= | 1 | 10 | 10",
                "page=1.5 | 1 | 10 | 10",
                "page=+2&per_page=+3 | 1 | 10 | 10",
                "page=%2B2&per_page=%2B3 | 1 | 10 | 10",
                "page=2&page=3 | 2 | 10 | 10",
                "per_page=3 | 1 | 3 | 3",
                "per_page=-1 | 1 | 20 | 20",
                "per_page=-99999999999999999999999 | 1 | 20 | 20",
                "per_page=0 | 1 | 0 | 0",
                "per_page=1000000 | 1 | 50 | 50",
                "per_page=99999999999999999999999 | 1 | 10 | 10",
                "per_page=9223372036854775807 | 1 | 50 | 50",
                "page=99999999999999999999999 | 1 | 10 | 10",
                "page=-99999999999999999999999 | 1 | 10 | 10",
                "page=9223372036854775807&per_page=50 | 9223372036854775807 | 50 | 0",
                "page=3&per_page=50 | 3 | 50 | 25",
                "page=14 | 14 | 10 | 0",
                "page=2147483647&per_page=50 | 2147483647 | 50 | 0",
            })
    void takesTheNearestPageThereIs(String query, long page, int size, int items) {
        JsonNode answer = api.json("/api/1/events/?" + query);

        assertThat(answer.at("/meta/page").longValue()).isEqualTo(page);
        assertThat(answer.at("/meta/per_page").intValue()).isEqualTo(size);
        assertThat(answer.get("items")).hasSize(items);
        assertThat(answer.at("/meta/total").intValue()).isEqualTo(EVENTS);
    }

    @Test
    void isEmptyBeyondTheEndHoweverLargeTheNumber() {
        JsonNode answer = api.json("/api/1/events/?page=9223372036854775807");

        assertThat(answer.get("items")).isEmpty();
        assertThat(answer.at("/meta/next").isNull()).isTrue();
        assertThat(answer.at("/meta/prev").textValue()).contains("?page=9223372036854775806&");
        assertThat(api.get("/api/2/history/?artifact=image:base:f27&page=9223372036854775807")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void hasNoPagesWhereNothingMatches() {
        JsonNode meta = api.json("/api/1/events/?search_key=none").get("meta");

        assertThat(meta.get("pages").intValue()).isZero();
        assertThat(meta.get("next").isNull()).isTrue();
        assertThat(meta.get("prev").isNull()).isTrue();
    }

    private static String pathOf(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }
}

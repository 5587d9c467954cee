package io.freshmaker.sandbox.koji;

import static io.freshmaker.sandbox.koji.HubClient.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Logins, and what the numbers of calls protect. */
class HubSessionsTest {

    private final HubWorkshop workshop = new HubWorkshop(options -> options.trusting("X-Client"));
    private final HubClient client = workshop.client;

    @AfterEach
    void close() {
        workshop.close();
    }

    private static void faults(int code, String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HubClient.Fault.class, fault -> assertThat(fault.code).isEqualTo(code))
                .hasMessage(words);
    }

    private JsonNode order(JsonNode session, long callnum, String channel) {
        return client.call(
                session,
                callnum,
                "buildContainer",
                HubWorkshop.src("httpd"),
                HubWorkshop.TARGET,
                Map.of("git_branch", "f27"),
                null,
                channel);
    }

    @Test
    void aLoginBeginsASession() {
        JsonNode session = client.login();

        assertThat(session.path("session-key").asText()).matches("2-[-_A-Za-z0-9]{20}");
        assertThat(session.path("header-auth").asBoolean()).isTrue();
        JsonNode user = client.call(session, 0, "getLoggedInUser");
        assertThat(user.path("id").asInt()).isEqualTo(2);
        assertThat(user.path("name").asText()).isEqualTo("freshmaker");
        assertThat(user.path("authtype").asInt()).isZero();
        assertThat(client.call("getLoggedInUser").isNull()).isTrue();
        faults(1002, "Already logged in", () -> client.call(session, 1, "login", "freshmaker", "secret"));
        faults(1002, "invalid username or password", () -> client.call("login", "freshmaker", "wrong"));
        faults(1002, "logins by blocked are not allowed", () -> client.call("login", "blocked", "secret"));
        faults(1002, "could not verify client: None", () -> client.call("sslLogin"));
        assertThat(HubClient.answer(client.send(
                                "/ssllogin",
                                AnswerWriter.call("sslLogin", HubClient.array(with("proxyuser", null))),
                                request -> request.header("X-Client", "freshmaker"))
                        .body()))
                .hasSize(3);
    }

    @Test
    void aSessionIsRenewedAndEnded() {
        JsonNode session = client.login();
        assertThat(order(session, 0, "container").isInt()).isTrue();
        workshop.hub.expireSessions();
        faults(
                1007,
                "session \"" + session.path("session-id").asText() + "\" has expired",
                () -> client.call(session, 1, "getAPIVersion"));

        JsonNode renewed = client.call(session, 2, "login", "freshmaker", "secret", with("renew", true));

        assertThat(renewed.path("session-id")).isEqualTo(session.path("session-id"));
        faults(1002, "Invalid session or bad credentials", () -> client.call(session, 3, "getAPIVersion"));
        assertThat(client.call(renewed, 3, "getAPIVersion").asInt()).isEqualTo(1);
        JsonNode child = client.call(renewed, 4, "subsession");
        assertThat(client.call(child, 0, "getLoggedInUser").path("id").asInt()).isEqualTo(2);
        assertThat(client.call(renewed, 5, "logout").isNull()).isTrue();
        faults(1002, "Invalid session or bad credentials", () -> client.call(renewed, 6, "getAPIVersion"));
    }

    @Test
    void onlyANumberOfAWriteThatWasCommittedCannotBeUsedAgain() {
        JsonNode session = client.login();
        String id = session.path("session-id").asText();
        assertThat(order(session, 7, "container").isInt()).isTrue();

        faults(
                1009,
                "unable to retry call 7 (method buildContainer) for session " + id,
                () -> order(session, 7, "container"));
        faults(
                1009,
                "unable to retry call 7 (method getAPIVersion) for session " + id,
                () -> client.call(session, 7, "getAPIVersion"));
        faults(1008, "7 > 4 (session " + id + ")", () -> client.call(session, 4, "getAPIVersion"));
        client.call(session, 8, "getAPIVersion");
        client.call(session, 8, "getAPIVersion");
        faults(1000, "No such channel: nope", () -> order(session, 9, "nope"));
        assertThat(order(session, 9, "container").isInt()).isTrue();
        client.call(session, 130, "getAPIVersion");
        client.call(session, 10, "getAPIVersion");
        assertThat(workshop.hub.orders()).hasSize(4);
        assertThat(workshop.hub.duplicates().values())
                .singleElement()
                .satisfies(tasks -> assertThat(tasks).hasSize(2));
    }

    @Test
    void ordersNeedAnOwnerAndAChannel() {
        faults(1000, "task must have an owner", () -> order(null, 0, "container"));
        faults(
                1004,
                "only admins may create high-priority tasks",
                () -> workshop.call("buildContainer", "x", "y", Map.of(), -5));
        long task = workshop.order("httpd", Map.of());
        JsonNode other = client.call("login", "ada", "lovelace");
        faults(1004, "Cannot cancel task, not owner", () -> client.call(other, 0, "cancelTask", task));
        faults(1004, "Cannot cancel task, not owner", () -> client.call("cancelTask", task));
        faults(1000, "No such task: 999999", () -> workshop.call("cancelTask", 999_999));
    }

    @Test
    void anOldHubWantsTheSessionInTheUrl() {
        try (HubWorkshop old = new HubWorkshop(KojiOptions::old)) {
            JsonNode session = old.client.login();
            assertThat(session.has("header-auth")).isFalse();
            assertThat(old.client.call(session, 0, "getLoggedInUser").isNull()).isTrue();
            String query = "?session-id=" + session.path("session-id").asText() + "&session-key="
                    + session.path("session-key").asText() + "&callnum=1";
            assertThat(HubClient.answer(old.client
                                    .send(query, AnswerWriter.call("getLoggedInUser", HubClient.array()), same -> same)
                                    .body())
                            .path("name")
                            .asText())
                    .isEqualTo("freshmaker");
        }
    }
}

package io.freshmaker.service;

import io.freshmaker.http.Keytab;
import io.freshmaker.odcs.OdcsAnswers;
import io.freshmaker.odcs.OdcsRequests;
import io.freshmaker.odcs.OdcsSearch;
import io.freshmaker.odcs.OdcsStanding;
import io.freshmaker.settings.Odcs;
import io.freshmaker.settings.OdcsLogin;
import io.freshmaker.tls.ClientTls;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;

/** The ODCS that the settings name. Nothing is sent to it before the first request, so a start does not need it. */
final class ChosenOdcs implements AutoCloseable {

    private static final String SETTINGS = "freshmaker.odcs";
    private static final int CONNECTIONS = 8;

    private final Odcs odcs;
    private final Clock clock;
    private final PoolingHttpClientConnectionManager connections;
    private final OdcsStanding standing;

    private ChosenOdcs(Odcs odcs, Clock clock, PoolingHttpClientConnectionManager connections) {
        this.odcs = odcs;
        this.clock = clock;
        this.connections = connections;
        this.standing = new OdcsStanding(clock, remedy(odcs.login()));
    }

    /**
     * Opens the way to it; nothing when none is configured.
     *
     * @throws IllegalArgumentException when a file with keys or certificates is wrong, with its setting and the remedy
     */
    static Optional<ChosenOdcs> open(Odcs odcs, Clock clock) {
        if (!odcs.configured()) {
            return Optional.empty();
        }
        var tls = odcs.login().tls();
        var connections =
                new HttpConnections(ClientTls.context(SETTINGS + ".tls", tls), tls.verifyHost(), odcs.timeout());
        return Optional.of(new ChosenOdcs(odcs, clock, connections.manager(CONNECTIONS)));
    }

    /** Gives the beans that the kamelets call their names. */
    void bind(BiConsumer<String, Object> registry) {
        var answers = new OdcsAnswers(remedy(odcs.login()));
        registry.accept("odcsClient", new OdcsClient(connections, logIn(), standing));
        registry.accept("odcsRequests", new OdcsRequests(odcs.lifetime()));
        registry.accept("odcsAnswers", answers);
        registry.accept("odcsSearch", new OdcsSearch(answers, clock));
    }

    private Optional<ExecChainHandler> logIn() {
        OdcsLogin login = odcs.login();
        return switch (login.kind()) {
            case NONE, CERTIFICATE -> Optional.empty();
            case TOKEN -> Optional.of(new BearerToken(login.token()));
            case KERBEROS ->
                Optional.of(new Tickets(new Keytab(
                        "ODCS",
                        SETTINGS,
                        login.principal(),
                        login.keytab().orElseThrow(),
                        URI.create(odcs.url().value()).getHost())));
        };
    }

    private static String remedy(OdcsLogin login) {
        return switch (login.kind()) {
            case NONE -> "set freshmaker.odcs.auth to token, certificate or kerberos, as this ODCS asks who comes.";
            case TOKEN -> "set freshmaker.odcs.token to one that is valid and may make composes.";
            case CERTIFICATE ->
                "does ODCS let the name in the certificate of freshmaker.odcs.tls.key-store make composes?";
            case KERBEROS ->
                "does ODCS let freshmaker.odcs.kerberos.principal = " + login.principal() + " make composes?";
        };
    }

    /** How it answers. */
    OdcsStanding standing() {
        return standing;
    }

    @Override
    public void close() {
        connections.close();
    }
}

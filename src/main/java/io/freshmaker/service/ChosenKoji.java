package io.freshmaker.service;

import io.freshmaker.http.Keytab;
import io.freshmaker.koji.CertificateLogIn;
import io.freshmaker.koji.KerberosLogIn;
import io.freshmaker.koji.KojiClient;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.koji.KojiLogIn;
import io.freshmaker.koji.KojiStanding;
import io.freshmaker.koji.KojiWire;
import io.freshmaker.koji.PasswordLogIn;
import io.freshmaker.settings.Koji;
import io.freshmaker.tls.ClientTls;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The Koji that the settings name. Nothing is sent to it before the first call, so a start does not need it. */
final class ChosenKoji implements AutoCloseable {

    private static final String TLS = "freshmaker.koji.tls";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final KojiHttp http;
    private final KojiClient client;

    private ChosenKoji(KojiHttp http, KojiClient client) {
        this.http = http;
        this.client = client;
    }

    /**
     * Opens the way to it; nothing when none is configured.
     *
     * @throws IllegalArgumentException when a file with keys or certificates is wrong, with its setting and the remedy
     */
    static Optional<ChosenKoji> open(Koji koji) {
        if (!koji.configured()) {
            return Optional.empty();
        }
        var tls = koji.login().tls();
        // One connection for each session, and as many for those who only read.
        var connections = new HttpConnections(ClientTls.context(TLS, tls), tls.verifyHost(), koji.timeout())
                .manager(2 * koji.sessions());
        var http = new KojiHttp(koji.url().value(), connections);
        return Optional.of(
                new ChosenKoji(http, new KojiClient(http, logIn(koji), koji.sessions(), koji.timeout(), PAUSE)));
    }

    private static Optional<KojiLogIn> logIn(Koji koji) {
        var login = koji.login();
        return switch (login.kind()) {
            case NONE -> Optional.empty();
            case PASSWORD ->
                Optional.of(new PasswordLogIn(login.user(), login.password().value()));
            case CERTIFICATE -> Optional.of(new CertificateLogIn());
            case KERBEROS -> Optional.of(new KerberosLogIn(login.principal(), byTicket(koji)));
        };
    }

    private static KojiWire byTicket(Koji koji) {
        var login = koji.login();
        String url = koji.url().value();
        return new KerberosHttp(
                url,
                ClientTls.contextWithHost(TLS, login.tls()),
                koji.timeout(),
                new Keytab(
                        "Koji",
                        "freshmaker.koji",
                        login.principal(),
                        login.keytab().orElseThrow(),
                        URI.create(url).getHost()));
    }

    /** Its hub. */
    KojiHub hub() {
        return client;
    }

    /** Whether it knows us. */
    KojiStanding standing() {
        return client.standing();
    }

    @Override
    public void close() {
        client.close();
        http.close();
    }
}

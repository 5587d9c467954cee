package io.freshmaker.koji;

import java.util.Map;

/** By the certificate that the connection shows when the hub's web server asks for one. */
public final class CertificateLogIn implements KojiLogIn {

    @Override
    public KojiCall call() {
        return KojiCall.of("sslLogin").with("proxyuser", null);
    }

    @Override
    public String path() {
        return "/ssllogin";
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public String remedy() {
        return "does Koji know the name in the certificate of freshmaker.koji.tls.key-store?";
    }
}

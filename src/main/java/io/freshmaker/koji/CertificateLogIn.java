package io.freshmaker.koji;

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
    public String remedy() {
        return "does Koji know the name in the certificate of freshmaker.koji.tls.key-store?";
    }
}

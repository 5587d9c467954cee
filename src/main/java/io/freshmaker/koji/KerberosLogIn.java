package io.freshmaker.koji;

/** By a Kerberos ticket, had with the keys of a keytab and shown to the hub's web server. */
public final class KerberosLogIn implements KojiLogIn {

    private final String principal;
    private final KojiWire wire;

    /** @param wire shows the ticket of the principal with each request */
    public KerberosLogIn(String principal, KojiWire wire) {
        this.principal = principal;
        this.wire = wire;
    }

    @Override
    public KojiCall call() {
        return KojiCall.of("sslLogin").with("proxyuser", null);
    }

    @Override
    public String path() {
        return "/ssllogin";
    }

    @Override
    public KojiWire wire(KojiWire usual) {
        return wire;
    }

    @Override
    public String remedy() {
        return "does Koji know a user with the principal " + principal + "?";
    }
}

package io.freshmaker.koji;

/** By a user's name and password, which hubs of tests know; others store none. */
public final class PasswordLogIn implements KojiLogIn {

    private final String user;
    private final String password;

    public PasswordLogIn(String user, String password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public KojiCall call() {
        return KojiCall.of("login", user, password);
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public String remedy() {
        return "look at freshmaker.koji.user and freshmaker.koji.password";
    }
}

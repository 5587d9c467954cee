package io.freshmaker.sandbox;

/** The API wants to know who reads, and the story is read by nobody; the message says how people can. */
final class ReadingClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ReadingClosed(String message) {
        super(message);
    }

    /**
     * With what helps.
     *
     * @param said the words of the API
     * @param challenge its header {@code WWW-Authenticate}; empty where HTTP knows no scheme for it
     * @param api its address
     */
    static ReadingClosed of(String said, String challenge, String api) {
        String events = api.replace("127.0.0.1", "localhost") + "/api/2/events/";
        String how = challenge.startsWith("Basic")
                ? "  curl -u NAME " + events
                : challenge.startsWith("Bearer")
                        ? "  curl -H 'Authorization: Bearer TOKEN' " + events
                        : "  " + events + " by way of the proxy";
        return new ReadingClosed(
                "The story is not played: it reads what came of its messages from the API, as somebody whom"
                        + " nobody knows, and freshmaker.auth.read is closed. The API says:\n  " + said
                        + "\nStart once with -D freshmaker.auth.read=open to have it told; what came of it stays. Read as somebody"
                        + " who is known:\n" + how);
    }
}

package io.freshmaker.koji;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends one call in one request, and says what it means when no answer to it comes back. */
final class KojiPost {

    /** The largest answer that we ask for, the 2,000 rpms of each of 20 archives, is some 50 MiB. */
    private static final long LARGEST_ANSWER = 128L << 20;

    /** What is of use of a page that is not Koji's. */
    private static final int PAGE_START = 300;

    private final KojiWire wire;

    KojiPost(KojiWire wire) {
        this.wire = wire;
    }

    /**
     * Asks the hub.
     *
     * @param path what follows its address
     * @return a value or a fault
     * @throws KojiRefusal when the request is not taken now nor later
     * @throws LostKojiAnswer when the hub may have done what the call says
     * @throws KojiException when it is certain that it did not, this time
     */
    KojiAnswer send(KojiCall call, String path, Map<String, String> headers) {
        byte[] body = XmlRpcWriter.bytes(call);
        try {
            return wire.post(path, headers, body, (status, answer) -> read(call, status, answer));
        } catch (KojiWire.Unsent e) {
            throw new KojiException(
                    "Koji can't be reached (" + e.getMessage() + "): is it up, and freshmaker.koji.url right?", e);
        } catch (IOException e) {
            throw new LostKojiAnswer(
                    "Koji gave no usable answer to " + call.method() + " (" + e.getMessage() + ").", e);
        }
    }

    private static KojiAnswer read(KojiCall call, int status, InputStream body) throws IOException {
        if (status == 200) {
            return XmlRpcReader.answer(new BoundedStream(body, LARGEST_ANSWER));
        }
        String said = "Koji's web server answered " + call.method() + " with " + status + ": "
                + page(new String(body.readNBytes(4_000), StandardCharsets.UTF_8));
        switch (status) {
            case 400, 413, 414, 431:
                throw new KojiRefusal(said);
            case 401, 403:
                throw new KojiRefusal(said + " - does it let us in where freshmaker.koji.url points to, and as"
                        + " freshmaker.koji.auth says? (Java shows no certificate when asked for it late over TLS 1.3;"
                        + " the option -Djdk.tls.client.protocols=TLSv1.2 helps.)");
            case 301, 302, 303, 307, 308, 404, 405, 410:
                throw new KojiRefusal(said + " - is freshmaker.koji.url right? It ends in /kojihub at most hubs.");
            case 408, 429:
                throw new KojiException(said);
            default:
                throw new LostKojiAnswer(said, null);
        }
    }

    /** The text of a page of HTML, on one line. */
    private static String page(String text) {
        String bare = text.replaceAll("(?s)<(style|script|head).*?</\\1>|<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return bare.isEmpty() ? "no words" : bare.substring(0, Math.min(PAGE_START, bare.length()));
    }
}

package io.freshmaker.sandbox;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;

/** What a web server in front of a service says by itself: a page of HTML. */
public final class ProxyPage {

    private ProxyPage() {}

    /** The page of that status with those words. */
    public static HttpReply of(int status, String words) {
        String title = status + " " + HttpResponseStatus.valueOf(status).reasonPhrase();
        return new HttpReply(
                status,
                Map.of("Content-Type", "text/html; charset=iso-8859-1"),
                "<html><head>\n<title>" + title + "</title>\n</head><body>\n<h1>" + title + "</h1>\n<p>" + words
                        + "</p>\n</body></html>\n",
                0);
    }
}

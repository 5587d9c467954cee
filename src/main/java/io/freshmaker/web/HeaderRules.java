package io.freshmaker.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/** What the headers of a request may not say, whatever it asks for. */
final class HeaderRules {

    private static final String CONTINUE = "100-continue";

    private HeaderRules() {}

    /** Whether a proxy in front may think that it is for another host, or that its body ends elsewhere. */
    static boolean unclear(HttpServerRequest request) {
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return request.headers().getAll(HttpHeaders.HOST).size() > 1
                || encodings.size() > 1
                || encodings.size() == 1
                        && (request.version() == HttpVersion.HTTP_1_0
                                || !encodings.get(0).equalsIgnoreCase("chunked"));
    }

    /** Whether it expects something else than to be told when its body may come. */
    static boolean expectsMore(HttpServerRequest request) {
        List<String> expected = request.headers().getAll(HttpHeaders.EXPECT);
        return expected.size() > 1 || expected.size() == 1 && !expected.get(0).equalsIgnoreCase(CONTINUE);
    }
}

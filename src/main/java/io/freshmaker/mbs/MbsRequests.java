package io.freshmaker.mbs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes what MBS is asked. */
public final class MbsRequests {

    /**
     * The JSON body of {@code POST /module-build-service/2/module-builds/}.
     *
     * @param scmurl the repository with its commit: {@code https://src.example/modules/perl.git?#COMMIT}
     * @param branch the branch that holds the commit, which becomes the stream
     */
    public String submission(String scmurl, String branch) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("scmurl", scmurl)
                .put("branch", branch)
                .toString();
    }

    /** The JSON body of {@code PATCH /module-build-service/2/module-builds/ID} that cancels a build. */
    public String cancellation() {
        return JsonNodeFactory.instance.objectNode().put("state", "failed").toString();
    }

    /**
     * The query of {@code GET /module-build-service/2/module-builds/} for the builds of one commit. It is
     * percent-encoded, as a scmurl holds {@code ?} and {@code #}, and must not be encoded again.
     */
    public String lookup(String scmurl) {
        return "scmurl=" + encoded(scmurl) + "&per_page=100";
    }

    /** The same for the ready builds of one module stream, the newest first, with their modulemds. */
    public String stream(String name, String stream) {
        return "name=" + encoded(name) + "&stream=" + encoded(stream)
                + "&state=ready&verbose=true&order_desc_by=version&per_page=20";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

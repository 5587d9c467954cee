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

    /**
     * The query of {@code GET /module-build-service/2/module-builds/} for the builds of one commit. It is
     * percent-encoded, as a scmurl holds {@code ?} and {@code #}, and must not be encoded again.
     */
    public String lookup(String scmurl) {
        return "scmurl=" + URLEncoder.encode(scmurl, StandardCharsets.UTF_8).replace("+", "%20") + "&per_page=100";
    }
}

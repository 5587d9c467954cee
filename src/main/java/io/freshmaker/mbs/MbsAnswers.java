package io.freshmaker.mbs;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.submit.Answer;
import io.freshmaker.submit.RemoteBuild;
import java.util.ArrayList;
import java.util.List;

/** Says what MBS's answers mean. */
public final class MbsAnswers {

    private final String base;

    /** @param base of MBS, without a slash at the end, which the addresses of builds begin with */
    public MbsAnswers(String base) {
        this.base = base;
    }

    /**
     * The answer to {@code POST module-builds}: a list of builds in version 2 of the API, one build in version 1.
     *
     * @param contentType as the answer's header says; null when there is none
     */
    public Answer submitted(int status, String contentType, String body) {
        MbsBody answer = MbsBody.of(status, body);
        String said = answer.sentence();
        return switch (status) {
            case 201 -> accepted(answer, contentType);
            case 409 -> new Answer.Exists(answer.words());
            case 400, 403, 422 ->
                answer.fromMbs()
                        ? new Answer.Rejected(answer.words())
                        : new Answer.Refused(said + " - which MBS itself does not say: what stands in front of it?");
            case 401 ->
                new Answer.Refused("MBS does not accept our token: " + answer.words()
                        + " - set freshmaker.mbs.token to one that is valid and has the scopes for submitting.");
            case 404, 405 -> new Answer.Refused(said + " - is freshmaker.mbs.url right?");
            case 408, 429 -> new Answer.Refused(said);
            default -> new Answer.Unknown(said);
        };
    }

    private Answer accepted(MbsBody answer, String contentType) {
        JsonNode json = answer.json();
        List<RemoteBuild> builds = new ArrayList<>();
        for (JsonNode each : json.isArray() ? json : List.of(json)) {
            ModuleBuild build = new ModuleBuild(each);
            if (!build.readable()) {
                return unreadable(answer, contentType);
            }
            builds.add(build.remote(base));
        }
        if (builds.isEmpty()) {
            return unreadable(answer, contentType);
        }
        String ids = builds.stream().map(build -> Long.toString(build.id())).reduce("", (all, id) -> all + " " + id);
        return new Answer.Accepted("MBS builds it as" + ids, builds);
    }

    private static Answer unreadable(MbsBody answer, String contentType) {
        return new Answer.Unknown("MBS answered " + answer.status() + ", but names no builds ("
                + (contentType == null ? "no content type" : contentType) + "): " + answer.words());
    }

    /**
     * Looks at the answer to {@code PATCH module-builds/ID} that cancels a build. That one has ended, or is not known any
     * more, is no failure: what came of it is looked up next.
     *
     * @throws MbsRefusal when MBS does not let us
     * @throws MbsException when it can't be told whether it was done
     */
    public void canceled(int status, String body) {
        MbsBody answer = MbsBody.of(status, body);
        boolean ended = (status == 400 || status == 404) && answer.fromMbs();
        if (status == 401) {
            throw new MbsRefusal("MBS does not accept our token: " + answer.words()
                    + " - set freshmaker.mbs.token to one that is valid and has the scopes for submitting.");
        }
        if (status == 403 && answer.fromMbs()) {
            throw new MbsRefusal(
                    "MBS does not let us cancel it: " + answer.words()
                            + " - it was submitted with another token: cancel it there, or set freshmaker.mbs.token to that one.");
        }
        if (status != 200 && !ended) {
            throw new MbsException(answer.sentence() + " - when it was asked to cancel a build.");
        }
    }

    /** What it means that the call ended without an answer: whether the request can have reached MBS. */
    public Answer failed(Throwable failure) {
        return LostAnswer.of(failure);
    }

    /**
     * The builds of exactly this scmurl, without scratch builds; an empty list is MBS's word that there is none.
     *
     * @throws MbsException when the answer is no list, or not all of it: nobody may conclude that there is no build
     */
    public List<RemoteBuild> found(String scmurl, int status, String body) {
        MbsBody answer = MbsBody.of(status, body);
        List<RemoteBuild> builds = new ArrayList<>();
        for (JsonNode each : answer.items()) {
            ModuleBuild build = new ModuleBuild(each);
            if (scmurl.equals(build.text("scmurl")) && !build.scratch()) {
                if (!build.readable()) {
                    throw new MbsException("MBS lists a build of " + scmurl
                            + " without a readable id, state, name, stream or version: " + each);
                }
                builds.add(build.remote(base));
            }
        }
        JsonNode pages = answer.json().path("meta").path("pages");
        if (!pages.isInt() || pages.intValue() > 1) {
            throw new MbsException("MBS's list of the builds of " + scmurl + " is not known to be whole (pages: "
                    + pages + "): does this MBS know the filter scmurl?");
        }
        return List.copyOf(builds);
    }
}

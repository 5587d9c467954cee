package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Dependants;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Change;
import io.freshmaker.policy.Verdict;
import java.util.List;
import java.util.Map;

/**
 * What travels through a content route: one record that grows from the message to the plan, or to the reason why
 * there is none.
 *
 * @param contentType which content type is asked
 * @param request what a person asks for beyond what the message says
 * @param searchKey what people look the event up by, such as {@code rpms/httpd:f27}; empty until the change is read
 * @param changes what the message says happened
 * @param shipped what was shipped, where that is the change
 * @param dependants the compounds that contain what changed, and what is built on them
 * @param screening what was found out about single candidates, and those that were dropped for it
 * @param verdicts the policy's answer for each of those compounds
 * @param plan the result; null until the last step
 * @param because why there is nothing to plan; null while it is open
 */
public record Draft(
        String contentType,
        BusMessage message,
        ManualRequest request,
        Answer answer,
        String searchKey,
        List<Change> changes,
        Shipped shipped,
        Dependants dependants,
        Screening screening,
        Map<Artifact, Verdict> verdicts,
        Plan plan,
        String because) {

    /** How far a content type has come with a message. */
    public enum Answer {
        /** Not decided yet. */
        OPEN,
        /** The message is none of this content type's business: no event is recorded. */
        NOT_OURS,
        /** Recognised, but nothing needs a rebuild, {@link Draft#because} says why: the event is SKIPPED. */
        NO_REBUILD,
        /** There is a plan, with at least one build. */
        PLANNED
    }

    public Draft {
        changes = List.copyOf(changes);
        verdicts = Map.copyOf(verdicts);
    }

    /** Of a message that the bus brought. */
    public static Draft of(String contentType, BusMessage message) {
        return of(contentType, message, ManualRequest.NONE);
    }

    /** Of a message that a person has planned. */
    public static Draft of(String contentType, BusMessage message, ManualRequest request) {
        return new Draft(
                contentType,
                message,
                request,
                Answer.OPEN,
                "",
                List.of(),
                Shipped.NOTHING,
                Dependants.NONE,
                Screening.NONE,
                Map.of(),
                null,
                null);
    }

    /** Whether the answer is known, so that the route can stop. */
    public boolean decided() {
        return answer != Answer.OPEN;
    }

    public Draft notOurs(String why) {
        return ended(Answer.NOT_OURS, null, why);
    }

    public Draft noRebuild(String why) {
        return ended(Answer.NO_REBUILD, plan, why);
    }

    /** With the finished plan: PLANNED when it has builds, otherwise NO_REBUILD with the reason given. */
    public Draft withPlan(Plan made, String whyEmpty) {
        return made.builds().isEmpty() ? ended(Answer.NO_REBUILD, made, whyEmpty) : ended(Answer.PLANNED, made, null);
    }

    /** With the message completed by what its sender knows. */
    public Draft withMessage(BusMessage completed) {
        return read(completed, searchKey, changes, shipped);
    }

    public Draft withChanges(String key, List<Change> read) {
        return read(message, key, read, shipped);
    }

    public Draft withShipped(Shipped known) {
        return read(message, searchKey, changes, known);
    }

    public Draft withDependants(Dependants found) {
        return considered(found, screening, verdicts);
    }

    /** With fewer dependants than before, and what was found out about them. */
    Draft screened(Dependants left, Screening found) {
        return considered(left, found, verdicts);
    }

    public Draft withVerdicts(Map<Artifact, Verdict> given) {
        return considered(dependants, screening, given);
    }

    /** What the message says, known better. */
    private Draft read(BusMessage from, String key, List<Change> told, Shipped known) {
        return new Draft(
                contentType, from, request, answer, key, told, known, dependants, screening, verdicts, plan, because);
    }

    /** What may be rebuilt, known better. */
    private Draft considered(Dependants found, Screening screened, Map<Artifact, Verdict> given) {
        return new Draft(
                contentType,
                message,
                request,
                answer,
                searchKey,
                changes,
                shipped,
                found,
                screened,
                given,
                plan,
                because);
    }

    private Draft ended(Answer end, Plan made, String why) {
        return new Draft(
                contentType,
                message,
                request,
                end,
                searchKey,
                changes,
                shipped,
                dependants,
                screening,
                verdicts,
                made,
                why);
    }
}

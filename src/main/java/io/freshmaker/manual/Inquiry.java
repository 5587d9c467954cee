package io.freshmaker.manual;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.plan.ManualRequest;

/**
 * What somebody wants to know the plan of.
 *
 * @param message as a bus would bring it; null where one is made of the subject
 * @param subject what a rebuild could be asked for; null where there is a message
 * @param given what is said beyond both
 */
public record Inquiry(JsonNode message, Subject subject, Given given) {

    /**
     * What may be said beyond what is asked about.
     *
     * @param dryRun null where that was not said
     * @param wants with what was not said left empty
     */
    public record Given(Boolean dryRun, ManualRequest wants) {

        /** What the plan of a message heeds that came with another request, or with none: what is said now goes first. */
        public ManualRequest over(ManualRequest before) {
            if (dryRun == null && wants.only().isEmpty()) {
                return before;
            }
            return new ManualRequest(
                    before.manual() ? before.by() : wants.by(),
                    dryRun == null ? before.dryRun() : dryRun,
                    before.force(),
                    wants.only().isEmpty() ? before.only() : wants.only(),
                    before.target(),
                    before.reason());
        }
    }
}

package io.freshmaker.submit;

/**
 * What is known of an image build that is to be submitted.
 *
 * @param event the event that planned it
 * @param originalNvr the build that is outdated; empty where it is not known
 * @param target the build target that was planned; empty for the one of the configuration
 * @param parentNvr the parent image that was rebuilt for it; empty where none was
 * @param composes what it is built with beside the repositories of its target
 */
public record ImageFacts(
        Submission submission,
        long event,
        String originalNvr,
        String target,
        boolean urgent,
        String parentNvr,
        HandedOver composes) {

    /** Of a build that needs no compose. */
    public ImageFacts(
            Submission submission, long event, String originalNvr, String target, boolean urgent, String parentNvr) {
        this(submission, event, originalNvr, target, urgent, parentNvr, HandedOver.NOTHING);
    }

    /**
     * What Koji is to be asked for, now that the commit is known.
     *
     * @param since this moment, by the clock of {@link System#nanoTime()}
     */
    public ImageRequest request(ImageTerms terms, long since) {
        return new ImageRequest(
                submission.scmurl(),
                target.isEmpty() ? terms.targets().of(submission.artifact().stream()) : target,
                submission.branch(),
                parentNvr,
                terms.release(originalRelease(), submission.id()),
                terms.arches(),
                terms.scratch(),
                terms.isolated(),
                terms.channel(),
                urgent
                        ? Integer.valueOf(terms.urgentPriority())
                        : terms.priority().orElse(null),
                submission.token(),
                submission.buildId(),
                event,
                composes,
                "",
                since);
    }

    private String originalRelease() {
        return originalNvr.substring(originalNvr.lastIndexOf('-') + 1);
    }
}

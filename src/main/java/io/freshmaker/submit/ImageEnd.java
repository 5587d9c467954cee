package io.freshmaker.submit;

import io.freshmaker.artifact.ImageBuild;

/**
 * What came of an image build that has ended at Koji.
 *
 * @param task as it is now
 * @param image what was built, with its contents; null where nothing was, or where Koji keeps none of it
 * @param before an earlier build of the same stream, with its contents; null where none is known
 * @param lasting of a failure: whether another try would fail in the same way
 * @param asked what the task was asked for
 */
public record ImageEnd(RemoteBuild task, ImageBuild image, ImageBuild before, boolean lasting, Asked asked) {

    /** Of a task that made no image. */
    public ImageEnd(RemoteBuild task, boolean lasting) {
        this(task, null, null, lasting, Asked.USUAL);
    }

    /** Of a task that made one. */
    public ImageEnd(RemoteBuild task, ImageBuild image, Asked asked) {
        this(task, image, null, false, asked);
    }

    /** With what the stream held before. */
    public ImageEnd after(ImageBuild earlier) {
        return new ImageEnd(task, image, earlier, lasting, asked);
    }
}

package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;

/**
 * That an image stream holds a binary rpm, or ever held it.
 *
 * @param image the stream
 * @param nvr its newest build; empty when it is not known
 * @param rpm the {@code binary-rpm}, with its module as the stream, {@code ?} where nobody could name that
 * @param newest its version in the newest build; null when that build lacks it
 * @param lowest its lowest version in any build ever
 * @param left why the stream is not built any more; null while it is
 */
public record HeldRpm(Artifact image, String nvr, Artifact rpm, RpmVersion newest, RpmVersion lowest, String left) {}

package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;

/**
 * That an image stream holds, or once held, a binary rpm.
 *
 * @param image the stream
 * @param nvr its newest build
 * @param rpm the {@code binary-rpm}, with its module as the stream
 * @param newest the version in the newest build, the lowest where it has several; null when it has none
 * @param lowest the lowest version that any of its builds ever had
 * @param highest the highest one
 * @param left why the stream left the inventory; null while it is there
 */
public record Holding(
        Artifact image,
        String nvr,
        Artifact rpm,
        RpmVersion newest,
        RpmVersion lowest,
        RpmVersion highest,
        String left) {}

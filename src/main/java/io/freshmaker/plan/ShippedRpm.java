package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;

/**
 * A binary rpm that was shipped: images that hold an earlier version are outdated.
 *
 * @param name such as {@code openssl-libs}
 * @param module {@code name:stream} of the module that it belongs to; empty for an ordinary rpm
 * @param source the constituent of the draft's change that it came with: the source rpm, or the module
 */
public record ShippedRpm(String name, RpmVersion version, String module, Artifact source) {}

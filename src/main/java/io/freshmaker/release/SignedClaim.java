package io.freshmaker.release;

/**
 * A release that claims a signed build, with what its entry says once the tag is filled in.
 *
 * @param stable the tag that the build goes to when it is shipped
 * @param compose the tag that a compose is made of; empty for one of the build alone
 * @param branch the dist-git branch
 */
public record SignedClaim(Release release, Signing signing, String stable, String compose, String branch) {}

package io.freshmaker.distgit;

/**
 * The empty commit that makes a module rebuildable.
 *
 * @param commit the full id of the commit
 * @param scmurl where a build system finds it: {@code https://src.example/modules/perl.git?#COMMIT}
 * @param found whether an earlier call had made it already
 */
public record Bump(String commit, String scmurl, boolean found) {}

package io.freshmaker.koji;

/**
 * An image build that is to be read.
 *
 * @param id Koji's id of the build
 * @param branch the dist-git branch of its stream
 * @param nvr for people
 */
public record WantedImage(long id, String branch, String nvr) {}

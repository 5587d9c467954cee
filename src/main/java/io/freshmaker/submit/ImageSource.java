package io.freshmaker.submit;

/**
 * Where an image is built from.
 *
 * @param repository its name in dist-git, without the namespace
 */
public record ImageSource(Submission submission, String repository) {}

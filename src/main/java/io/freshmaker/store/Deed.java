package io.freshmaker.store;

/**
 * A change that a person had made.
 *
 * @param by who
 * @param how how it is known who it was: {@code oidc}, {@code proxy}, {@code basic}, {@code none}, or {@code command}
 * @param action what was asked for, such as {@code cancel}
 * @param eventId the event that it is about, or null
 * @param buildId the build that it is about, or null
 * @param words what came of it, in sentences
 */
public record Deed(String by, String how, String action, Long eventId, Long buildId, String words) {}

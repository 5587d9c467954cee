package io.freshmaker.web;

/**
 * A parameter of a query, for the description of the API.
 *
 * @param type {@code string}, {@code integer} or {@code boolean}
 * @param repeated whether it may be given several times
 * @param description a sentence
 */
record Parameter(String name, String type, boolean repeated, String description) {}

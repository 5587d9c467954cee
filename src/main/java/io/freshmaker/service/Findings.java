package io.freshmaker.service;

import io.freshmaker.content.Mistake;
import java.util.List;

/**
 * What a check found.
 *
 * @param files how many were looked at, sample messages not counted
 * @param mistakes by file and line
 * @param warnings what need not be wrong, by file and line
 */
public record Findings(int files, List<Mistake> mistakes, List<Mistake> warnings) {

    public Findings {
        mistakes = List.copyOf(mistakes);
        warnings = List.copyOf(warnings);
    }
}

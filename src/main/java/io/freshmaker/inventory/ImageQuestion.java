package io.freshmaker.inventory;

import java.util.List;

/**
 * Which builds of an image Koji's tags hold.
 *
 * @param walk the reconciliation that asks; 0 for none
 * @param previous the artifact that it asked for before
 * @param id the artifact it asks for; 0 without a reconciliation
 * @param name of the image
 * @param branch of its stream; empty for all
 * @param known Koji's ids of the builds that are known
 * @param left a build that somebody said was taken out of a tag; 0 for none
 */
public record ImageQuestion(
        long walk, long previous, long id, String name, String branch, List<Long> known, long left) {

    public ImageQuestion {
        known = List.copyOf(known);
    }
}

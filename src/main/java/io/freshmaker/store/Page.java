package io.freshmaker.store;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total how many rows the whole list has; a few seconds old where counting them is slow
 */
public record Page<T>(long total, List<T> items) {

    public Page {
        items = List.copyOf(items);
    }
}

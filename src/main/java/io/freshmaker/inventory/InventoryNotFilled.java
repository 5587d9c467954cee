package io.freshmaker.inventory;

/** Thrown by look-ups while the inventory can't know everything yet: the plan is held, never guessed. */
public final class InventoryNotFilled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InventoryNotFilled(String sentence) {
        super(sentence);
    }
}

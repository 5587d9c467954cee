package io.freshmaker.plan;

/** Stands for a draft while one of its steps is not done: should that fail, people see for what it is tried again. */
@FunctionalInterface
public interface Underway {

    /** The draft as it was when the step began. */
    Draft draft();
}

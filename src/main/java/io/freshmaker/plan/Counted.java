package io.freshmaker.plan;

/** A number of things as part of a sentence. */
public final class Counted {
    private Counted() {}

    /** @return such as {@code 1 build} or {@code 2 builds}, for what takes an s */
    public static String of(long number, String one) {
        return of(number, one, one + "s");
    }

    /** @return such as {@code 1 build is} or {@code 2 builds are} */
    public static String of(long number, String one, String more) {
        return number + " " + (number == 1 ? one : more);
    }
}

package io.freshmaker.inventory;

/** Orders the versions of one module stream: MBS counts up, so the larger number is the newer build. */
final class Versions {

    private Versions() {}

    /** Compares as numbers of any length; what is no number is older than every number. */
    static int compare(String a, String b) {
        boolean aNumber = isNumber(a);
        boolean bNumber = isNumber(b);
        if (aNumber != bNumber) {
            return aNumber ? 1 : -1;
        }
        if (!aNumber) {
            return a.compareTo(b);
        }
        String left = a.replaceFirst("^0+(?=.)", "");
        String right = b.replaceFirst("^0+(?=.)", "");
        return left.length() != right.length() ? left.length() - right.length() : left.compareTo(right);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

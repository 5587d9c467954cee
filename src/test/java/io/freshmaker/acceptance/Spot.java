package io.freshmaker.acceptance;

import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;

/**
 * A place in the running program at which a debugger can stop it.
 *
 * @param type the class by its full name
 * @param method a method that the class declares once, or once in public; of several public ones the one with the most
 *     parameters, to which the others lead
 * @param leaving whether to stop when the method returns, not when it begins
 * @param time the how-manieth time counts, from 1
 */
record Spot(String type, String method, boolean leaving, int time) {

    static Spot entering(String type, String method) {
        return new Spot(type, method, false, 1);
    }

    static Spot leaving(String type, String method) {
        return new Spot(type, method, true, 1);
    }

    /** The same place, the n-th time that it is come by. */
    Spot the(int n) {
        return new Spot(type, method, leaving, n);
    }

    /** @throws IllegalArgumentException when the class has no such method, or several that could be meant */
    Method in(ReferenceType loaded) {
        var all = loaded.methodsByName(method).stream()
                .filter(found -> found.declaringType().equals(loaded))
                .toList();
        var visible = all.stream().filter(Method::isPublic).toList();
        var meant = visible.isEmpty() ? all : visible;
        int most = meant.stream().mapToInt(Spot::parameters).max().orElse(0);
        var longest = meant.stream().filter(one -> parameters(one) == most).toList();
        if (longest.size() != 1) {
            throw new IllegalArgumentException(this + " means one of " + meant + "; name a method that there is once.");
        }
        return longest.get(0);
    }

    private static int parameters(Method method) {
        return method.argumentTypeNames().size();
    }

    @Override
    public String toString() {
        String place = type.substring(type.lastIndexOf('.') + 1) + "." + method;
        return (leaving ? "the end of " : "the beginning of ") + place + (time == 1 ? "" : ", time " + time);
    }
}

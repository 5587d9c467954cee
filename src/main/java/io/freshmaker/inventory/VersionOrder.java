package io.freshmaker.inventory;

import io.freshmaker.artifact.RpmVersion;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Compares versions of rpms by their numbers, as rpm compares their texts. */
final class VersionOrder implements Comparator<Integer> {

    private final Function<Collection<Integer>, Map<Integer, RpmVersion>> source;
    private final Map<Integer, RpmVersion> known = new HashMap<>();

    /** @param source gives the versions of numbers */
    VersionOrder(Function<Collection<Integer>, Map<Integer, RpmVersion>> source) {
        this.source = source;
    }

    void know(Map<RpmVersion, Integer> numbers) {
        numbers.forEach((version, number) -> known.put(number, version));
    }

    /** Asks for all of these that it does not know, together. */
    void need(Collection<Integer> numbers) {
        List<Integer> missing = numbers.stream()
                .filter(number -> !known.containsKey(number))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            known.putAll(source.apply(missing));
        }
    }

    /** @throws IllegalStateException when there is no version of that number, which is a damage of the database */
    RpmVersion of(int number) {
        RpmVersion version = known.get(number);
        if (version == null) {
            need(List.of(number));
            version = known.get(number);
        }
        if (version == null) {
            throw new IllegalStateException("The database is damaged: an image has an rpm of version " + number
                    + ", which rpm_versions does not have. Restore the database from a backup.");
        }
        return version;
    }

    int lower(int a, int b) {
        return compare(a, b) <= 0 ? a : b;
    }

    int higher(int a, int b) {
        return compare(a, b) >= 0 ? a : b;
    }

    /** Versions that are equal, as 1.0 and 1.00, are in the order of their texts: so it never matters which came first. */
    @Override
    public int compare(Integer a, Integer b) {
        if (a.equals(b)) {
            return 0;
        }
        RpmVersion one = of(a);
        RpmVersion other = of(b);
        int order = one.compareTo(other);
        return order == 0 ? one.toString().compareTo(other.toString()) : order;
    }
}

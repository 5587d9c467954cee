package io.freshmaker.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What one build of an image contains, in the numbers of the database, and its packed form: the names of the
 * architectures, then for each rpm the distance of its number to the one before, its version, its source build, and a
 * bit for each architecture.
 *
 * @param entries in the order of their numbers, each combination of rpm, version and source build once
 */
record ImageContents(List<Entry> entries) {

    private static final int FORM = 1;
    private static final int MOST_ARCHES = 60;
    private static final Comparator<Entry> ORDER = Comparator.comparingLong(Entry::constituent)
            .thenComparingInt(Entry::version)
            .thenComparingLong(Entry::sourceBuild);

    /**
     * An rpm in an image.
     *
     * @param constituent the row of the artifact, a {@code binary-rpm}
     * @param version its number among {@code rpm_versions}
     * @param sourceBuild Koji's id of the build that made it; 0 where that is not known
     * @param arches the architectures of the image's archives that hold it, or of the rpm
     */
    record Entry(long constituent, int version, long sourceBuild, Set<String> arches) {}

    /** Puts together what is the same for several architectures. */
    static ImageContents of(Collection<Entry> entries) {
        var together = new TreeMap<Entry, Set<String>>(ORDER);
        entries.forEach(
                entry -> together.computeIfAbsent(entry, e -> new TreeSet<>()).addAll(entry.arches()));
        List<Entry> all = new ArrayList<>();
        together.forEach((entry, arches) ->
                all.add(new Entry(entry.constituent(), entry.version(), entry.sourceBuild(), arches)));
        return new ImageContents(List.copyOf(all));
    }

    byte[] packed() {
        var arches = new TreeSet<String>();
        entries.forEach(entry -> arches.addAll(entry.arches()));
        if (arches.size() > MOST_ARCHES) {
            throw new IllegalArgumentException("An image has rpms of at most " + MOST_ARCHES + " architectures.");
        }
        List<String> names = List.copyOf(arches);
        var writer = new PackedWriter().number(FORM).number(names.size());
        names.forEach(writer::text);
        long before = 0;
        for (Entry entry : entries) {
            writer.number(entry.constituent() - before).number(entry.version()).number(entry.sourceBuild());
            writer.number(entry.arches().stream()
                    .mapToLong(arch -> 1L << names.indexOf(arch))
                    .sum());
            before = entry.constituent();
        }
        return writer.bytes();
    }

    /**
     * Reads the packed form.
     *
     * @param where what it is, for errors
     * @throws IllegalStateException when it is damaged, or was written by a later version of the program
     */
    static ImageContents unpack(byte[] packed, Supplier<String> where) {
        var reader = new PackedReader(packed, where);
        if (reader.number() != FORM) {
            throw reader.broken("its first byte names a form that this version does not know");
        }
        List<String> names = new ArrayList<>();
        for (int i = reader.number(MOST_ARCHES); i > 0; i--) {
            names.add(reader.text());
        }
        List<Entry> entries = new ArrayList<>();
        Map<Long, Set<String>> arches = new HashMap<>();
        long constituent = 0;
        while (reader.more()) {
            constituent += reader.number();
            int version = reader.number(Integer.MAX_VALUE);
            long sourceBuild = reader.number();
            long bits = reader.number();
            if (bits >= 1L << names.size()) {
                throw reader.broken("an rpm is of an architecture that the image has not");
            }
            entries.add(new Entry(
                    constituent, version, sourceBuild, arches.computeIfAbsent(bits, all -> arches(names, all))));
        }
        return new ImageContents(List.copyOf(entries));
    }

    private static Set<String> arches(List<String> names, long bits) {
        Set<String> arches = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            if ((bits & 1L << i) != 0) {
                arches.add(names.get(i));
            }
        }
        return arches;
    }
}

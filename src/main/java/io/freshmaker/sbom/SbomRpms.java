package io.freshmaker.sbom;

import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.RpmVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The binary rpms among the pieces of an SBOM, with what the rest is and what is wrong. */
final class SbomRpms {

    private static final String SOURCE = "src";
    /** What the rpm database lists for a key that signs packages. */
    private static final String KEY = "gpg-pubkey";

    private final Map<String, ContainedRpm> rpms = new TreeMap<>();
    private final Map<String, Integer> others = new TreeMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private final Map<String, String> modules = new HashMap<>();
    private final String arch;

    /** @param arch of rpms that name none */
    SbomRpms(SbomDocument document, String arch) {
        this.arch = arch;
        document.pieces().forEach(piece -> noteModule(piece, document.holds()));
        document.pieces().forEach(piece -> take(document, piece));
    }

    /** Each once, by name. */
    List<ContainedRpm> rpms() {
        return List.copyOf(rpms.values());
    }

    /** What isn't a binary rpm, such as {@code pypi (2), source rpms (1)}; empty when there is nothing else. */
    String others() {
        List<String> words = new ArrayList<>();
        others.forEach((what, number) -> words.add(what + " (" + number + ")"));
        return String.join(", ", words);
    }

    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** {@code pkg:rpmmod/fedora/nodejs@20:...} with the pieces that belong to it. */
    private void noteModule(SbomPiece piece, Map<String, Set<String>> holds) {
        if (piece.purl().startsWith("pkg:rpmmod/")) {
            try {
                PackageUrl module = PackageUrl.parse(piece.purl());
                String named = stream(module.name() + ":" + module.version());
                new TreeSet<>(holds.getOrDefault(piece.id(), Set.of())).forEach(held -> modules.put(held, named));
            } catch (IllegalArgumentException e) {
                // It is told where the piece itself is taken.
                return;
            }
        }
    }

    private void take(SbomDocument document, SbomPiece piece) {
        try {
            PackageUrl purl = PackageUrl.parse(piece.purl());
            String other = other(purl);
            if (!other.isEmpty()) {
                others.merge(other, 1, Integer::sum);
                return;
            }
            String its = purl.qualifier("arch").isEmpty() ? arch : purl.qualifier("arch");
            var rpm = new ContainedRpm(purl.name(), version(purl), its, 0, module(piece, purl));
            rpms.put(rpm.name() + " " + rpm.version() + " " + its, rpm);
        } catch (IllegalArgumentException e) {
            mistakes.add(document.file() + ", " + (piece.id().isEmpty() ? piece.name() : piece.id()) + ": "
                    + e.getMessage() + "; correct it, or make the document again with another tool.");
        }
    }

    private static String other(PackageUrl purl) {
        if (!purl.type().equals("rpm")) {
            return switch (purl.type()) {
                case "" -> "without a package URL";
                case "rpmmod" -> "modules";
                default -> purl.type();
            };
        }
        return purl.qualifier("arch").equals(SOURCE)
                ? "source rpms"
                : purl.name().equals(KEY) ? "keys" : "";
    }

    private static RpmVersion version(PackageUrl purl) {
        if (purl.version().indexOf('-') < 1) {
            throw new IllegalArgumentException("the rpm " + purl.name() + " has the version '" + purl.version()
                    + "': write version-release, such as 3.2.1-2.fc40");
        }
        String epoch = purl.qualifier("epoch");
        if (!epoch.matches("\\d{0,9}")) {
            throw new IllegalArgumentException(
                    "the rpm " + purl.name() + " has the epoch '" + epoch + "', which is no number");
        }
        boolean inside = purl.version().indexOf(':') > 0;
        return RpmVersion.parse(epoch.isEmpty() || inside ? purl.version() : epoch + ":" + purl.version());
    }

    private String module(SbomPiece piece, PackageUrl purl) {
        String inUrl = purl.qualifier(purl.qualifier("rpmmod").isEmpty() ? "modularitylabel" : "rpmmod");
        String told = piece.module().isEmpty() ? inUrl : piece.module();
        return told.isEmpty() ? modules.getOrDefault(piece.id(), "") : stream(told);
    }

    /** {@code nodejs:20} of {@code nodejs:20:4020240415101112:2b3c4d5e}. */
    private static String stream(String module) {
        String[] parts = module.split(":");
        if (parts.length < 2) {
            throw new IllegalArgumentException("'" + module + "' is no module: write name:stream");
        }
        return parts[0] + ":" + parts[1];
    }
}

package io.freshmaker.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * What may be rebuilt. A clause belongs to a section (a content type, or {@code global}) and to an artifact type; a
 * content type's allow clause takes the place of the global allow clause, and its block clause that of the global one.
 * An artifact is rebuilt when its allow clause matches and its block clause does not; it goes first when its urgent
 * clause matches, which is the content type's own or the global one likewise.
 *
 * @param file the name under which verdicts quote the policy
 * @param version identifies its text, byte for byte
 * @param allow clauses by section, then by artifact type
 * @param block clauses by section, then by artifact type
 * @param urgent clauses by section, then by artifact type
 * @param mentions the names in it that the file alone can't vouch for, in the order of the file
 */
public record Policy(
        String file,
        String version,
        Map<String, Map<String, Clause>> allow,
        Map<String, Map<String, Clause>> block,
        Map<String, Map<String, Clause>> urgent,
        List<Mention> mentions) {

    /** The section that holds for every content type without a clause of its own. */
    public static final String GLOBAL = "global";

    private static final Set<String> ONLY_AT_TIMES = Set.of("manual", "dry_run");

    public Policy {
        allow = copy(allow);
        block = copy(block);
        urgent = copy(urgent);
        mentions = List.copyOf(mentions);
    }

    /**
     * Judges one candidate.
     *
     * @param attributes what is known of it, such as {@code name} and {@code branch}, as text
     * @throws CostlyPatternException when a pattern takes too long for one of its attributes
     */
    public Verdict judge(String contentType, String artifactType, Map<String, String> attributes) {
        Map<String, String> candidate = new HashMap<>();
        attributes.forEach((name, value) -> candidate.put(name, Rule.text(value)));
        Clause allowing = clause(allow, contentType, artifactType);
        if (allowing == null) {
            return new Verdict(false, file, "not rebuilt: " + file + " has no allow rule for " + artifactType + "s");
        }
        if (!matches(allowing, candidate)) {
            return verdict(false, allowing, "not rebuilt: the allow rule does not match ", attributes, "");
        }
        Clause blocking = clause(block, contentType, artifactType);
        if (blocking != null && matches(blocking, candidate)) {
            return verdict(false, blocking, "not rebuilt: the block rule matches ", attributes, "");
        }
        Clause first = clause(urgent, contentType, artifactType);
        String urgency = first != null && matches(first, candidate) ? file + " line " + first.line() : "";
        return verdict(true, allowing, "rebuilt: the allow rule matches ", attributes, urgency);
    }

    private boolean matches(Clause clause, Map<String, String> candidate) {
        try {
            return clause.rule().matches(candidate);
        } catch (CostlyPatternException e) {
            throw e.at(place(clause));
        }
    }

    private String place(Clause clause) {
        return file + " line " + clause.line() + ": " + clause.key();
    }

    private Verdict verdict(boolean rebuild, Clause by, String reason, Map<String, String> attributes, String urgency) {
        StringJoiner compared = new StringJoiner(", ");
        attributes.forEach((name, value) -> {
            // Most candidates are neither, which would stand in every sentence.
            if (!ONLY_AT_TIMES.contains(name) || !value.equals("False")) {
                compared.add(name + " " + value);
            }
        });
        return new Verdict(rebuild, place(by), reason + compared, urgency);
    }

    private static Map<String, Map<String, Clause>> copy(Map<String, Map<String, Clause>> sections) {
        return sections.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, section -> Map.copyOf(section.getValue())));
    }

    private static Clause clause(Map<String, Map<String, Clause>> clauses, String contentType, String artifactType) {
        Clause own = clauses.getOrDefault(contentType, Map.of()).get(artifactType);
        return own != null ? own : clauses.getOrDefault(GLOBAL, Map.of()).get(artifactType);
    }
}

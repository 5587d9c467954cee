package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.policy.Policy;
import io.freshmaker.policy.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The step of a content route that asks the policy about every dependant; it keeps the answers, and drops nothing. */
public final class Judge {
    private final Supplier<Policy> policy;

    /** @param policy the policy in force, asked once for each draft so that one policy judges all of it */
    public Judge(Supplier<Policy> policy) {
        this.policy = policy;
    }

    /** The draft with one verdict for each of its dependants. */
    public Draft judge(Draft draft) {
        Policy current = policy.get();
        Map<Artifact, Verdict> verdicts = new HashMap<>();
        for (Compound compound : draft.dependants().compounds()) {
            Artifact artifact = compound.artifact();
            verdicts.put(
                    artifact,
                    current.judge(draft.contentType(), artifact.type(), attributes(compound, draft.request())));
        }
        return draft.withVerdicts(verdicts);
    }

    /** What policy rules may ask of a compound that nobody asked for. */
    public static Map<String, String> attributes(Compound compound) {
        return attributes(compound, ManualRequest.NONE);
    }

    private static Map<String, String> attributes(Compound compound, ManualRequest request) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", compound.artifact().name());
        // An artifact without a stream has no branch, and what a candidate does not have is no obstacle to a rule.
        if (!compound.artifact().stream().isEmpty()) {
            attributes.put("branch", compound.artifact().stream());
        }
        attributes.put("manual", truth(request.manual()));
        attributes.put("dry_run", truth(request.dryRun()));
        new TreeMap<>(compound.attributes()).forEach(attributes::putIfAbsent);
        return attributes;
    }

    /** As policies have it, which were Python's once. */
    private static String truth(boolean value) {
        return value ? "True" : "False";
    }
}

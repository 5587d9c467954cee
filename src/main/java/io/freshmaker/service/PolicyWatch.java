package io.freshmaker.service;

import io.freshmaker.content.PolicyDoubts;
import io.freshmaker.policy.Policy;
import io.freshmaker.policy.PolicyFile;
import io.freshmaker.policy.Standing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the policy file and tells the log, once each, what came of a change. */
public final class PolicyWatch {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);

    private final PolicyFile file;
    private final List<String> contentTypes;

    PolicyWatch(PolicyFile file, Collection<String> contentTypes) {
        this.file = file;
        this.contentTypes = List.copyOf(contentTypes);
        inForce();
    }

    /** For alarms: a broken file leaves readiness as it is. */
    static void count(PolicyFile file, MeterRegistry metrics) {
        Gauge.builder("freshmaker.policy.broken", file, each -> each.standing().isBroken() ? 1 : 0)
                .description("1 while the policy file can't be used, so that older rules judge")
                .strongReference(true)
                .register(metrics);
    }

    /** Looks once, and puts other rules in force when they can be used. */
    public void look() {
        switch (file.look()) {
            case TAKEN -> inForce();
            case RESTORED -> {
                Policy policy = file.inForce();
                LOG.info("policy: {} is whole again; version {} stayed in force", policy.file(), policy.version());
            }
            case BROKEN -> {
                Standing standing = file.standing();
                LOG.error(
                        "policy: {} is broken; version {} of {} stays in force",
                        standing.policy().file(),
                        standing.policy().version(),
                        standing.since());
                standing.mistakes().forEach(mistake -> LOG.error("policy: {}", mistake));
            }
            case NOTHING_NEW -> {}
        }
    }

    private void inForce() {
        Policy policy = file.inForce();
        LOG.info("policy: {}, version {}, is in force", policy.file(), policy.version());
        new PolicyDoubts(contentTypes)
                .of(policy.mentions())
                .forEach(doubt -> LOG.warn("policy: {} line {}: {}", policy.file(), doubt.line(), doubt.words()));
    }
}

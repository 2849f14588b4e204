package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.CircuitBinding;
import io.breakwater.agent.bridge.MethodShape;
import io.breakwater.agent.config.FallbackSpec;
import io.breakwater.agent.config.HealthSpec;
import io.breakwater.agent.config.MethodPattern;
import io.breakwater.agent.weave.DryRunReport.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** Checks what the configuration names beside patterns: the tiers of fallback chains, and the methods of probes. */
final class DryRunNames {

    private final DryRunTypes types;
    private final DryRunReasons reasons;
    private final List<DryRunReport.PatternResult> guarded;
    private final List<Finding> findings = new ArrayList<>();

    DryRunNames(DryRunTypes types, DryRunReasons reasons, List<DryRunReport.PatternResult> guarded) {
        this.types = types;
        this.reasons = reasons;
        this.guarded = guarded;
    }

    List<Finding> findings(List<CircuitBinding> circuits, List<FallbackSpec> chains) {
        for (CircuitBinding circuit : circuits) {
            HealthSpec health = circuit.spec().health();
            if (health != null && health.method() != null) {
                checkProbe("circuit." + circuit.spec().name() + ".health.probe", health.method());
            }
        }
        for (FallbackSpec chain : chains) {
            checkChain("fallback." + chain.name() + ".tiers", chain);
        }
        return findings;
    }

    private void checkChain(String key, FallbackSpec chain) {
        Set<Integer> there = new HashSet<>();
        for (int number = 1; number <= chain.tiers().size(); number++) {
            FallbackSpec.TierSpec tier = chain.tiers().get(number - 1);
            if (isThere(key, tier.method())) {
                there.add(number);
                if (!isGuarded(tier)) {
                    findings.add(new Finding(
                            key, tier.method() + ": would not be guarded by circuit '" + tier.circuit() + "'"));
                }
            }
        }
        for (MethodDescription first : meant(chain.first().method())) {
            for (ChainVerdict.Misfit misfit :
                    new ChainProof(types.pool()).of(chain, first).misfits()) {
                if (there.remove(misfit.number())) { // one that is missing has been reported; and each once
                    findings.add(new Finding(
                            key,
                            "tier " + misfit.number() + ", " + misfit.tier() + ": " + misfit.why() + ": "
                                    + misfit.remedy()));
                }
            }
        }
    }

    private boolean isGuarded(FallbackSpec.TierSpec tier) {
        for (DryRunReport.PatternResult result : guarded) {
            if (result.circuit().name().equals(tier.circuit())) {
                for (DryRunReport.GuardedMethod method : result.methods()) {
                    MethodShape shape = method.shape();
                    if (tier.method().matches(shape.type(), shape.method(), shape.parameters())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void checkProbe(String key, MethodPattern method) {
        if (isThere(key, method)) {
            for (MethodDescription declared : meant(method)) {
                if (declared.isStatic() && declared.getParameters().isEmpty()) {
                    return;
                }
            }
            findings.add(new Finding(key, method + ": has to be static, without parameters"));
        }
    }

    private boolean isThere(String key, MethodPattern method) {
        String name = method.type().toString();
        TypeDescription type = types.find(name);
        if (type == null) {
            findings.add(new Finding(key, method + ": " + reasons.missing(name)));
        } else if (meant(method).isEmpty()) {
            List<String> bodies = MethodBodies.of(type);
            findings.add(new Finding(
                    key,
                    method + ": the type has a body for " + MethodBodies.listed(bodies)
                            + MethodBodies.didYouMean(method, bodies)));
        } else {
            return true;
        }
        return false;
    }

    private List<MethodDescription> meant(MethodPattern pattern) {
        List<MethodDescription> meant = new ArrayList<>();
        TypeDescription type = types.find(pattern.type().toString());
        if (type != null) {
            for (MethodDescription method : type.getDeclaredMethods()) {
                MethodShape shape = MethodBodies.shape(type, method);
                if (MethodBodies.isWeavable(method) && pattern.matchesMethod(shape.method(), shape.parameters())) {
                    meant.add(method);
                }
            }
        }
        return meant;
    }
}

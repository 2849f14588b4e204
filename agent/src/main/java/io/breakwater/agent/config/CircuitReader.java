package io.breakwater.agent.config;

import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitMode;
import io.breakwater.core.classify.ConfiguredClassifier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the settings of one circuit after another. */
final class CircuitReader {

    private final Sources sources;
    private final Problems problems;
    private final Consumer<? super RuntimeException> pathProblems;
    /** Whose settings are being read; null = the defaults of all circuits. */
    private @Nullable String circuit;

    CircuitReader(Sources sources, Problems problems, Consumer<? super RuntimeException> pathProblems) {
        this.sources = sources;
        this.problems = problems;
        this.pathProblems = pathProblems;
    }

    /** The mode of circuits that have none of their own. */
    CircuitMode mode() {
        circuit = null;
        try {
            return Modes.of(value(Setting.MODE).text());
        } catch (IllegalArgumentException reported) {
            return CircuitMode.ENFORCE; // with the defaults of all circuits
        }
    }

    /** Finds what is wrong with the defaults of all circuits. */
    void readDefaults() {
        circuit = null;
        breaker();
        retries().policy();
        retries().budget();
        classifier();
        writes();
        bool(Setting.RETRY_IN_SYNCHRONIZED);
        rejection();
        new HealthReader(problems, this).read();
    }

    CircuitSpec read(String name) {
        circuit = name;
        MethodsReader methods = new MethodsReader(sources, problems, pathProblems, name);
        methods.read();
        Writes writes = writes();
        return new CircuitSpec(
                name,
                methods.included(),
                methods.excluded(),
                methods.where(),
                methods.returns(),
                breaker(),
                sources.isOwn(name, Setting.MODE),
                retries().policy(),
                retries().budget(),
                classifier(),
                writes,
                ownWrites(writes),
                bool(Setting.RETRY_IN_SYNCHRONIZED),
                rejection(),
                new HealthReader(problems, this).read());
    }

    private CircuitConfig breaker() {
        return new BreakerReader(problems, this).read();
    }

    private RetryReader retries() {
        return new RetryReader(problems, this);
    }

    private ConfiguredClassifier classifier() {
        return new ClassifierReader(problems, this, pathProblems).read();
    }

    private Writes writes() {
        return new WritesReader(problems, pathProblems).read(value(Setting.WRITES));
    }

    /** What a preset says goes by the arguments of its own methods; other methods have names that tell. */
    private Writes ownWrites(Writes writes) {
        Value preset = circuit == null ? null : sources.ofPreset(circuit, Setting.WRITES);
        // Not by equals: that of a record costs a start twenty milliseconds.
        if (preset == null
                || !preset.origin().equals(value(Setting.WRITES).origin())
                || !writes.names().isEmpty()) {
            return writes;
        }
        Value standard = new Value(Setting.WRITES.key(), Setting.WRITES.standard(), "default");
        return writes.orNamed(new WritesReader(problems, pathProblems).read(standard));
    }

    private Rejection rejection() {
        Value value = value(Setting.REJECTION);
        try {
            return Rejection.of(value.text());
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return Rejection.of(Setting.REJECTION.standard());
        }
    }

    boolean bool(Setting setting) {
        Value value = value(setting);
        try {
            return Values.bool(value.text());
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return false;
        }
    }

    Value value(Setting setting) {
        return circuit == null ? sources.global(setting) : sources.ofCircuit(circuit, setting);
    }

    /** What would hold if this value had not been written. */
    String standard(Setting setting, Value written) {
        Value beneath = circuit == null ? null : sources.ofPreset(circuit, setting);
        return beneath == null || beneath.equals(written) ? setting.standard() : beneath.text();
    }
}

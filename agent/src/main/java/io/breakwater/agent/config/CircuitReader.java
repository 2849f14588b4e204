package io.breakwater.agent.config;

import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.circuit.CircuitMode;
import io.breakwater.core.classify.ConfiguredClassifier;
import io.breakwater.core.classify.Glob;
import io.breakwater.core.classify.ResultCondition;
import io.breakwater.core.classify.RetryAfterPath;
import io.breakwater.core.classify.ThrowablePattern;
import java.util.ArrayList;
import java.util.List;
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
        globs(Setting.WRITES);
        bool(Setting.RETRY_IN_SYNCHRONIZED);
        rejection();
        new HealthReader(problems, this).read();
    }

    CircuitSpec read(String name) {
        circuit = name;
        MethodsReader methods = new MethodsReader(sources, problems, pathProblems, name);
        methods.read();
        return new CircuitSpec(
                name,
                methods.included(),
                methods.excluded(),
                methods.where(),
                breaker(),
                sources.find("circuit." + name + "." + Setting.MODE.key()) != null,
                retries().policy(),
                retries().budget(),
                classifier(),
                globs(Setting.WRITES),
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
        return new ConfiguredClassifier(
                throwables(Setting.FAILURES),
                throwables(Setting.IGNORED),
                conditions(Setting.FAILURE_RESULTS),
                throwables(Setting.NOT_SENT),
                conditions(Setting.REJECTED_RESULTS),
                path(Setting.RETRY_AFTER));
    }

    private List<ThrowablePattern> throwables(Setting setting) {
        List<ThrowablePattern> patterns = new ArrayList<>();
        Value value = value(setting);
        for (String item : list(value)) {
            try {
                patterns.add(ThrowablePattern.of(item));
            } catch (IllegalArgumentException wrong) {
                problems.add(value, String.valueOf(wrong.getMessage()));
            }
        }
        return patterns;
    }

    private List<ResultCondition> conditions(Setting setting) {
        Value value = value(setting);
        if (value.text().isEmpty() || value.text().equals("none")) {
            return List.of();
        }
        try {
            return ResultCondition.parse(value.text(), pathProblems);
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return List.of();
        }
    }

    private @Nullable RetryAfterPath path(Setting setting) {
        Value value = value(setting);
        if (Values.isOff(value.text())) {
            return null;
        }
        try {
            return new RetryAfterPath(value.text(), pathProblems);
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private List<Glob> globs(Setting setting) {
        List<Glob> globs = new ArrayList<>();
        Value value = value(setting);
        for (String item : list(value)) {
            if (Glob.isName(item, "")) {
                globs.add(Glob.of(item));
            } else {
                problems.add(value, "'" + item + "' is not the name of a method, such as createRecord or create*");
            }
        }
        return globs;
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

    private List<String> list(Value value) {
        try {
            return Values.list(value.text());
        } catch (IllegalArgumentException wrong) {
            problems.add(value, String.valueOf(wrong.getMessage()));
            return List.of();
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
}

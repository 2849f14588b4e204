package io.breakwater.agent.config;

import io.breakwater.core.classify.ConditionText;
import io.breakwater.core.classify.ConfiguredClassifier;
import io.breakwater.core.classify.ConfiguredClassifier.NeverRetried;
import io.breakwater.core.classify.ResultCondition;
import io.breakwater.core.classify.RetryAfterPath;
import io.breakwater.core.classify.ThrowablePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what the ends of calls mean. */
final class ClassifierReader {

    /** Stands for what would hold if the setting had not been written. */
    private static final String DEFAULT = "default";

    private final Problems problems;
    private final CircuitReader values;
    private final Consumer<? super RuntimeException> pathProblems;

    ClassifierReader(Problems problems, CircuitReader values, Consumer<? super RuntimeException> pathProblems) {
        this.problems = problems;
        this.values = values;
        this.pathProblems = pathProblems;
    }

    ConfiguredClassifier read() {
        return new ConfiguredClassifier(
                throwables(Setting.FAILURES),
                throwables(Setting.IGNORED),
                conditions(Setting.FAILURE_RESULTS),
                throwables(Setting.NOT_SENT),
                conditions(Setting.REJECTED_RESULTS),
                retryAfter(),
                neverRetried());
    }

    private List<ThrowablePattern> throwables(Setting setting) {
        List<ThrowablePattern> patterns = new ArrayList<>();
        readThrowables(setting, values.value(setting), values.value(setting).text(), patterns, null);
        return patterns;
    }

    private NeverRetried neverRetried() {
        List<ThrowablePattern> throwables = new ArrayList<>();
        List<ResultCondition> results = new ArrayList<>();
        Value value = values.value(Setting.RETRY_NEVER);
        readThrowables(Setting.RETRY_NEVER, value, value.text(), throwables, results);
        return new NeverRetried(throwables, results);
    }

    /**
     * Reads parts joined by {@code ;}: lists of types, and conditions.
     *
     * @param value where problems are
     * @param text that value's, or what it names as its default
     * @param results where conditions on results go; null = there are none
     */
    private void readThrowables(
            Setting setting,
            Value value,
            String text,
            List<ThrowablePattern> throwables,
            @Nullable List<ResultCondition> results) {
        List<String> parts = ConditionText.parts(text);
        for (String part : parts) {
            try {
                if (part.isEmpty() && parts.size() > 1) {
                    throw new IllegalArgumentException("has an empty part: two ; in a row, or one at an end");
                }
                if (!ConditionText.isCondition(part)) {
                    readList(setting, value, part, throwables, results);
                } else if (results != null && !ConditionText.isOfAType(part)) {
                    results.add(ResultCondition.of(part, pathProblems));
                } else {
                    throwables.add(ThrowablePattern.condition(part, pathProblems));
                }
            } catch (IllegalArgumentException wrong) {
                problems.add(value, String.valueOf(wrong.getMessage()));
            }
        }
    }

    private void readList(
            Setting setting,
            Value value,
            String part,
            List<ThrowablePattern> throwables,
            @Nullable List<ResultCondition> results) {
        for (String item : Values.list(part)) {
            if (item.equals(DEFAULT)) {
                readThrowables(setting, value, values.standard(setting, value), throwables, results);
                continue;
            }
            try {
                throwables.add(ThrowablePattern.of(item));
            } catch (IllegalArgumentException wrong) {
                problems.add(value, String.valueOf(wrong.getMessage()));
            }
        }
    }

    private List<ResultCondition> conditions(Setting setting) {
        Value value = values.value(setting);
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

    private @Nullable RetryAfterPath retryAfter() {
        Value value = values.value(Setting.RETRY_AFTER);
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
}

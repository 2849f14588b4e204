package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.classify.ConfiguredClassifier;
import io.breakwater.core.retry.RetryBudget;
import io.breakwater.core.retry.RetryPolicy;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The defaults that users rely on. */
final class ConfigDefaultsTest {

    private static AgentConfig defaults() throws ConfigException {
        return ConfigText.load("circuit.a.methods = com.acme.A#get");
    }

    @Test
    void everySetting_hasTheDefaultOfTheContract() {
        Map<String, String> standards = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            standards.put(setting.key(), setting.standard());
        }
        assertThat(standards)
                .containsOnly(
                        entry("enabled", "true"),
                        entry("strict", "false"),
                        entry("log.level", "info"),
                        entry("log.file", ""),
                        entry("reload", "auto"),
                        entry("jmx.enabled", "true"),
                        entry("metrics.port", "off"),
                        entry("metrics.host", "127.0.0.1"),
                        entry("extensions", ""),
                        entry("methods", ""),
                        entry("where", ""),
                        entry("returns", ""),
                        entry("preset", ""),
                        entry("failure-threshold", "5"),
                        entry("recovery-timeout", "60s"),
                        entry("half-open-calls", "3"),
                        entry("success-threshold", "2"),
                        entry("half-open-timeout", ""),
                        entry("recovery-backoff", "1.0"),
                        entry("recovery-timeout-max", "10m"),
                        entry("failure-rate-threshold", "off"),
                        entry("slow-call-duration", "off"),
                        entry("slow-call-rate-threshold", "100"),
                        entry("window", "100 calls"),
                        entry("minimum-calls", "10"),
                        entry("max-concurrent-calls", "off"),
                        entry("mode", "enforce"),
                        entry("rejection", "auto"),
                        entry("rejection-stack-trace", "sampled"),
                        entry("retry.max-attempts", "3"),
                        entry("retry.base-delay", "1s"),
                        entry("retry.max-delay", "60s"),
                        entry("retry.exponential-base", "2.0"),
                        entry("retry.jitter", "true"),
                        entry("retry.max-duration", "off"),
                        entry("retry.budget", "20%"),
                        entry("retry.after", ""),
                        entry("retry.never", "none"),
                        entry("retry.in-synchronized", "false"),
                        entry("failures", "java.lang.Throwable+"),
                        entry("ignored", "none"),
                        entry("failure-results", "none"),
                        entry(
                                "not-sent",
                                "ConnectException, UnknownHostException, HttpHostConnectException, NoRouteToHostException"),
                        entry("rejected-results", "none"),
                        entry("writes", "create*, insert*, add*, send*, convert*, clone*, upload*, post*"),
                        entry("health.probe", "none"),
                        entry("health.interval", "30s"),
                        entry("health.timeout", "10s"),
                        entry("health.drives-circuit", "false"),
                        entry("tiers", ""),
                        entry("value", ""),
                        entry("instance", "last"),
                        entry("adapter", ""));
    }

    @Test
    void agent_isOnWithJmxAndInfoOnStderr() throws ConfigException {
        AgentConfig config = defaults();
        assertThat(config.enabled()).isTrue();
        assertThat(config.jmx()).isTrue();
        assertThat(config.log()).isEqualTo(new LogSpec("info", null));
    }

    @Test
    void circuitAndRetries_areTheDefaultsOfTheEngine() throws ConfigException {
        CircuitSpec spec = defaults().circuits().get(0);
        assertThat(spec.circuit()).isEqualTo(CircuitConfig.defaults());
        assertThat(spec.retry()).isEqualTo(RetryPolicy.defaults());
        assertThat(spec.retryBudget()).isEqualTo(RetryBudget.DEFAULT_SHARE_PERCENT);
        assertThat(spec.classifier().retryAfter()).isNull();
        assertThat(spec.retryInSynchronized()).isFalse();
        assertThat(spec.health()).as("nothing is probed").isNull();
    }

    @Test
    void everyThrowable_isAFailure_andNoResult() throws ConfigException {
        ConfiguredClassifier classifier = defaults().circuits().get(0).classifier();
        assertThat(classifier.classify(null, new Exception())).isEqualTo(Outcome.FAILED);
        assertThat(classifier.classify(null, new OutOfMemoryError())).isEqualTo(Outcome.FAILED);
        assertThat(classifier.classify("anything", null)).isEqualTo(Outcome.SUCCEEDED);
        assertThat(classifier.readsResults()).isFalse();
    }

    @Test
    void connectionsThatWereNeverMade_proveThatNothingWasSent() throws ConfigException {
        ConfiguredClassifier classifier = defaults().circuits().get(0).classifier();
        assertThat(classifier.provesNotActed(null, new IllegalStateException(new ConnectException())))
                .isTrue();
        assertThat(classifier.provesNotActed(null, new UnknownHostException())).isTrue();
        assertThat(classifier.provesNotActed(null, new NoRouteToHostException()))
                .isTrue();
        assertThat(classifier.provesNotActed(null, new SocketTimeoutException()))
                .isFalse();
    }

    @Test
    void writes_areKnownByTheirNames() throws ConfigException {
        CircuitSpec spec = defaults().circuits().get(0);
        for (String write : new String[] {
            "create", "createRecords", "insertRow", "add", "sendMail", "convertLead", "cloneIt", "uploadFile", "post"
        }) {
            assertThat(spec.writes().byName(write)).as(write).isTrue();
        }
        for (String read : new String[] {"get", "getCreated", "find", "recreate", "Create", "callTool"}) {
            assertThat(spec.writes().byName(read)).as(read).isFalse();
        }
    }
}

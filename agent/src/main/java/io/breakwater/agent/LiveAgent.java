package io.breakwater.agent;

import io.breakwater.agent.bridge.Bindings;
import io.breakwater.agent.bridge.Chains;
import io.breakwater.agent.bridge.HealthChecks;
import io.breakwater.agent.bridge.InstanceTracker;
import io.breakwater.agent.bridge.SiteTable;
import io.breakwater.agent.config.AgentConfig;
import io.breakwater.agent.config.ConfigException;
import io.breakwater.agent.config.ConfigLoader;
import io.breakwater.agent.config.ConfigSource;
import io.breakwater.agent.config.Modes;
import io.breakwater.agent.config.Overrides;
import io.breakwater.agent.config.Problem;
import io.breakwater.agent.config.Setting;
import io.breakwater.agent.control.AgentControl;
import io.breakwater.agent.control.AgentFacts;
import io.breakwater.agent.jmx.JmxWatcher;
import io.breakwater.agent.log.AgentLog;
import io.breakwater.agent.log.ConfigProblems;
import io.breakwater.agent.log.SuppressedErrors;
import io.breakwater.agent.metrics.MetricsServer;
import io.breakwater.agent.weave.Weaving;
import io.breakwater.core.circuit.CircuitMode;
import io.breakwater.core.circuit.CircuitRegistry;
import io.breakwater.core.guard.Surroundings;
import java.io.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The agent at work: its parts, the configuration in force, and how that changes while the application runs.
 *
 * <p>Concurrency: one change at a time, guarded by this. Calls of the application never wait for a change. The mode waits for
 * nothing: it has a lock of its own, which is taken last, and under which nobody waits. A file is read without either: what it is
 * on may hang.
 */
final class LiveAgent implements AgentControl {

    private static final String GONE = "the agent is uninstalled";
    private static final long PATIENCE_SECONDS = 5;

    private final Launch launch;
    private final ConfigSource source;
    private final AgentLog log;
    private final ConfigProblems problems;
    private final SuppressedErrors errors;

    private final CircuitRegistry registry = CircuitRegistry.create();
    private final InstanceTracker instances = new InstanceTracker();
    private final HealthChecks health = new HealthChecks();
    private final Bindings bindings = new Bindings(registry);
    private final Chains chains;
    private final SiteTable sites;
    private final Weaving weaving;
    private final Extensions extensions;
    private final LastWords lastWords;

    /** Held by whoever reads the file: the configuration that is read last is in force last. */
    private final ReentrantLock reading = new ReentrantLock();
    /** Held while the mode changes, or what it is for. */
    private final Object modes = new Object();

    private volatile AgentConfig config;
    private final Instant startedAt = Instant.now();
    private volatile Instant loadedAt = startedAt;
    /** What somebody has set over JMX; null = the configured mode holds. Written under {@code modes}. */
    private volatile @Nullable CircuitMode mode;
    /** Written under both locks. */
    private volatile boolean gone;

    // Guarded by this.
    private Overrides overrides = Overrides.NONE;
    private @Nullable JmxWatcher jmx;
    private @Nullable MetricsServer metrics;
    private @Nullable ConfigWatch watch;

    LiveAgent(Launch launch, ConfigSource source, AgentConfig config, AgentLog log, ConfigProblems problems) {
        this.launch = launch;
        this.source = source;
        this.config = config;
        this.log = log;
        this.problems = problems;
        this.errors = new SuppressedErrors(log);
        this.lastWords = new LastWords(registry, errors);
        this.chains = new Chains(bindings, instances, problems.mistakes());
        this.sites = new SiteTable(bindings, chains, Surroundings.system(errors), health);
        this.weaving = new Weaving(launch.instrumentation(), sites, instances, errors, problems);
        this.extensions = new Extensions(launch.instrumentation(), problems);
    }

    /** Starts to work. Where that fails, nothing of it is left. */
    synchronized void start() {
        try {
            assemble();
        } catch (RuntimeException | Error failure) {
            dismantle();
            throw failure;
        }
    }

    private synchronized void assemble() {
        extensions.add(config.extensions());
        bindings.configure(config.circuits(), mode);
        chains.configure(config.fallbacks());
        registry.addListener(new TransitionLog(log));
        if (config.jmx() && ModuleLayer.boot().findModule("java.management").isPresent()) {
            jmx = new JmxWatcher(facts());
            jmx.start();
        }
        showMetrics(launch.beforeMain() ? Thread.currentThread() : null);
        watchFile();
        lastWords.arrange();
        weaving.start(bindings.all(), !launch.beforeMain());
    }

    private AgentFacts facts() {
        return new AgentFacts(
                launch.version(), this, registry, bindings, chains, health, weaving.report(), errors, problems);
    }

    /** Where nobody wants any, not even the class is loaded. */
    private synchronized void showMetrics(@Nullable Thread beforeMain) {
        if (metrics == null && config.metrics() != null) {
            metrics = new MetricsServer(facts(), log::warn, beforeMain);
        }
        if (metrics != null) {
            metrics.show(config.metrics());
        }
    }

    private synchronized void watchFile() {
        File file = new File(config.file());
        if (watch != null && !(config.reload() && watch.isOf(file))) {
            watch.stop();
            watch = null;
        }
        if (watch == null && config.reload()) {
            watch = new ConfigWatch(file, config.look(), new FileChanged(), errors);
            watch.start();
        }
    }

    @Override
    public AgentConfig config() {
        return config;
    }

    @Override
    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public Instant configLoadedAt() {
        return loadedAt;
    }

    @Override
    public String mode() {
        CircuitMode set = mode;
        return Modes.text(set == null ? config.mode() : set);
    }

    @Override
    public void mode(String text) {
        CircuitMode wanted = modeOf(text);
        synchronized (modes) {
            if (gone) {
                throw new IllegalArgumentException(GONE);
            }
            mode = wanted;
            bindings.mode(wanted);
        }
        log.logger().warn("mode is now {}, set over JMX", Modes.text(wanted));
    }

    private static CircuitMode modeOf(String text) {
        try {
            return Modes.of(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("the mode " + wrong.getMessage());
        }
    }

    @Override
    public String reload() {
        if (!isMineToRead()) {
            return "nothing has changed yet: the file is being read, which takes unusually long";
        }
        try {
            return reloaded(ConfigLoader.load(source, problems));
        } catch (ConfigException wrong) {
            List<String> sentences = new ArrayList<>();
            for (Problem problem : wrong.problems()) {
                sentences.add(problem.describe());
            }
            problems.refused(sentences);
            return "nothing has changed, for the file cannot be used: " + String.join("; ", sentences);
        } finally {
            reading.unlock();
        }
    }

    private boolean isMineToRead() {
        try {
            return reading.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized String reloaded(AgentConfig read) {
        if (gone) {
            return GONE;
        }
        Overrides before = overrides;
        AgentConfig fresh = withOverrides(read);
        problems.loaded();
        List<String> dropped = before.missingIn(overrides);
        String changes = new ConfigChanges(config, fresh).describe()
                + (dropped.isEmpty() ? "" : "; no longer as set over JMX: " + String.join(", ", dropped));
        int woven = apply(fresh);
        loadedAt = Instant.now(); // whoever waits for this may look at all the rest
        String summary = changes + (woven == 0 ? "" : "; classes woven anew: " + woven);
        log.logger().info("configuration read again from {}: {}", fresh.file(), summary);
        return summary;
    }

    /**
     * What was set over JMX goes on, as far as the file says nothing new; where what was set for one circuit no longer fits
     * to the file, none of that circuit's does.
     */
    private AgentConfig withOverrides(AgentConfig read) {
        Overrides wanted = overrides.stillHolding(config, read);
        Overrides holding = Overrides.NONE;
        AgentConfig adjusted = read;
        for (String circuit : wanted.circuits()) {
            Overrides more = holding.with(circuit, wanted);
            try {
                adjusted = ConfigLoader.adjust(source, read, more, problems);
                holding = more;
            } catch (ConfigException contradiction) {
                log.logger()
                        .warn(
                                "circuit {}: what was set over JMX does not go with the file any more: {}",
                                circuit,
                                wrong(contradiction));
            }
        }
        overrides = holding;
        return adjusted;
    }

    private static String wrong(ConfigException exception) {
        List<String> sentences = new ArrayList<>();
        for (Problem problem : exception.problems()) {
            sentences.add(problem.sentence());
        }
        return String.join("; ", sentences);
    }

    @Override
    public synchronized void set(String circuit, Setting setting, String text) {
        if (!config.hasCircuit(circuit)) {
            throw new IllegalArgumentException("there is no circuit '" + circuit + "' any more");
        }
        Overrides wanted =
                text.isEmpty() ? overrides.without(circuit, setting) : overrides.with(circuit, setting, text);
        override(wanted, "circuit " + circuit + ": " + setting.key() + (text.isEmpty() ? " given back" : " set"));
    }

    @Override
    public synchronized void resetSettings(String circuit) {
        override(overrides.without(circuit), "circuit " + circuit + ": all settings given back");
    }

    private synchronized void override(Overrides wanted, String what) {
        if (gone) {
            throw new IllegalArgumentException(GONE);
        }
        try {
            AgentConfig fresh = ConfigLoader.adjust(source, config, wanted, problems);
            overrides = wanted;
            apply(fresh);
        } catch (ConfigException wrong) {
            throw new IllegalArgumentException(wrong(wrong));
        }
        log.logger().warn("{}, over JMX", what);
    }

    private int apply(AgentConfig fresh) {
        extensions.add(fresh.extensions());
        // In this order: what is woven finds everything that it needs, and what goes is not needed any more.
        synchronized (modes) {
            if (fresh.mode() != config.mode() || fresh.enabled() != config.enabled()) {
                mode = fresh.enabled() ? null : CircuitMode.OFF; // the newest word holds, the file's or that over JMX
            }
            config = fresh;
            bindings.configure(fresh.circuits(), mode);
        }
        chains.configure(fresh.fallbacks());
        sites.refresh();
        health.refresh(bindings);
        int woven = weaving.change(bindings.all());
        problems.stillTrue(weaving.report().mistakes()); // of classes that did not have to be woven again
        if (jmx != null) {
            jmx.refresh();
        }
        showMetrics(null);
        watchFile();
        return woven;
    }

    @Override
    public List<String> explain(String method) {
        return new Explanation(weaving.report(), registry, config).of(method);
    }

    @Override
    public synchronized void uninstall() {
        if (gone) {
            return;
        }
        log.logger().info("uninstalled: the application runs without protection from here on");
        dismantle();
        launch.ended().run();
    }

    /** Takes down what there is of it, be it complete or not. */
    private synchronized void dismantle() {
        synchronized (modes) {
            gone = true;
        }
        step(weaving::stop);
        step(health::close);
        step(this::stopThreads);
    }

    private synchronized void stopThreads() {
        if (watch != null) {
            watch.stop();
        }
        lastWords.cancel();
        if (metrics != null) {
            metrics.show(null);
        }
        if (jmx != null) {
            jmx.stop();
        }
    }

    /** A step that fails must not keep the others from being taken. */
    private void step(Runnable step) {
        try {
            step.run();
        } catch (Throwable broken) {
            errors.accept(broken);
        }
    }

    /** No lambda: this is made before main. */
    private final class FileChanged implements Runnable {

        @Override
        public void run() {
            try {
                reload();
            } catch (Throwable broken) {
                errors.accept(broken); // the file will change again, and is to be read then
            }
        }
    }
}

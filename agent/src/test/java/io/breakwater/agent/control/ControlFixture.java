package io.breakwater.agent.control;

import io.breakwater.agent.config.AgentConfig;
import io.breakwater.agent.config.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes down what operators have asked for. */
public final class ControlFixture implements AgentControl {

    public AgentConfig config;
    public String mode = "enforce";
    public boolean uninstalled;
    public final List<String> set = new ArrayList<>();

    public ControlFixture(AgentConfig config) {
        this.config = config;
    }

    @Override
    public AgentConfig config() {
        return config;
    }

    @Override
    public Instant startedAt() {
        return Instant.ofEpochMilli(500);
    }

    @Override
    public Instant configLoadedAt() {
        return Instant.ofEpochMilli(1000);
    }

    @Override
    public String mode() {
        return mode;
    }

    @Override
    public void mode(String newMode) {
        mode = newMode;
    }

    @Override
    public void set(String circuit, Setting setting, String text) {
        if (text.equals("wrong")) {
            throw new IllegalArgumentException(setting.key() + " must be right");
        }
        set.add(circuit + " " + setting.key() + "=" + text);
    }

    @Override
    public void resetSettings(String circuit) {
        set.add(circuit + " reset");
    }

    @Override
    public String reload() {
        return "nothing has changed";
    }

    @Override
    public List<String> explain(String method) {
        return List.of("not guarded: " + method);
    }

    @Override
    public void uninstall() {
        uninstalled = true;
    }
}

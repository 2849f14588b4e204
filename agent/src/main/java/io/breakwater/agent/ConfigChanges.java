package io.breakwater.agent;

import io.breakwater.agent.config.AgentConfig;
import io.breakwater.agent.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What one configuration says that another one did not, in words. Keys alone: a value may hold a secret. */
record ConfigChanges(AgentConfig before, AgentConfig after) {

    /** Where it is settled when the agent starts. */
    private static final Set<String> AT_THE_START =
            Set.of(Setting.LOG_LEVEL.key(), Setting.LOG_FILE.key(), Setting.JMX_ENABLED.key(), Setting.STRICT.key());

    String describe() {
        Map<String, String> old = before.written();
        Map<String, String> fresh = after.written();
        Set<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(fresh.keySet());
        List<String> changes = new ArrayList<>();
        for (String key : keys) {
            String was = old.get(key);
            String is = fresh.get(key);
            if (is == null) {
                changes.add(key + " taken out" + later(key));
            } else if (was == null) {
                changes.add(key + " added" + later(key));
            } else if (!is.equals(was)) {
                changes.add(key + " changed" + later(key));
            }
        }
        if (!after.enabled()) {
            changes.add("enabled=false switches every circuit off; the agent itself stays until it is uninstalled");
        }
        return changes.isEmpty() ? "nothing has changed" : String.join(", ", changes);
    }

    private String later(String key) {
        if (key.equals(Setting.EXTENSIONS.key()) && !after.extensions().containsAll(before.extensions())) {
            return " (jars that are taken out stay on the class path: they are gone from the next start on)";
        }
        return AT_THE_START.contains(key) ? " (from the next start on)" : "";
    }
}

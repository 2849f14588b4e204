package io.breakwater.agent.cli;

import io.breakwater.agent.jmx.RemoteAgent;
import io.breakwater.agent.jmx.RemoteBean;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An agent with all that its beans show, for programs. Names are those of the attributes, with a small first letter. */
final class AgentJson {

    private AgentJson() {}

    static String of(long pid, RemoteAgent agent) throws IOException {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("pid", pid);
        all.put("agent", attributes(agent.agent()));
        all.put("circuits", named(agent.circuits()));
        all.put("fallbacks", named(agent.fallbacks()));
        all.put("probes", named(agent.probes()));
        return Json.of(all);
    }

    private static List<Map<String, @Nullable Object>> named(List<RemoteBean> beans) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (RemoteBean bean : beans) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("name", bean.name());
            one.putAll(attributes(bean));
            all.add(one);
        }
        return all;
    }

    private static Map<String, @Nullable Object> attributes(RemoteBean bean) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> each : bean.attributes().entrySet()) {
            String name = each.getKey();
            attributes.put(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), each.getValue());
        }
        return attributes;
    }
}

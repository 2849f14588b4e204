package io.breakwater.agent.jmx;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.Documents;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** docs/jconsole.md has every attribute and every operation of the beans, and no others. */
final class JConsoleDocTest {

    private static final Map<String, Class<?>> BEANS = Map.of(
            "## Agent", AgentMXBean.class,
            "## Circuit", CircuitMXBean.class,
            "## Fallback", FallbackMXBean.class,
            "## Health", HealthMXBean.class);

    private final List<String> page = Documents.page("docs/jconsole.md");

    JConsoleDocTest() throws IOException {}

    /** The code in the first cells of the tables below a heading. */
    private Set<String> named(String heading) {
        Set<String> names = new TreeSet<>();
        for (List<String> row : Documents.rows(page, heading)) {
            assertThat(row.get(row.size() - 1)).as("%s", row).isNotBlank();
            for (String name : Documents.code(row.get(0))) {
                assertThat(names.add(name)).as("%s is there once", name).isTrue();
            }
        }
        return names;
    }

    private static Set<String> namesOf(Class<?> bean) {
        Set<String> names = new TreeSet<>();
        for (Method method : bean.getMethods()) {
            String name = method.getName();
            if (name.startsWith("get")) {
                names.add(name.substring("get".length()));
            } else if (name.startsWith("is")) {
                names.add(name.substring("is".length()));
            } else if (!name.startsWith("set")) {
                names.add(name);
            }
        }
        return names;
    }

    @Test
    void everyAttributeAndOperation_isThere_andNothingElse() {
        for (Map.Entry<String, Class<?>> bean : BEANS.entrySet()) {
            assertThat(named(bean.getKey())).as(bean.getKey()).isEqualTo(namesOf(bean.getValue()));
        }
    }

    @Test
    void everySetting_isThere_andNothingElse_besideItsKey() {
        assertThat(named("## Settings"))
                .isEqualTo(new TreeSet<>(SettingAttribute.all().keySet()));
        for (List<String> row : Documents.rows(page, "## Settings")) {
            List<String> names = Documents.code(row.get(0));
            List<String> keys = Documents.code(row.get(1));
            for (int i = 0; i < names.size(); i++) {
                SettingAttribute attribute =
                        requireNonNull(SettingAttribute.all().get(names.get(i)), names.get(i));
                assertThat(keys.get(i)).isEqualTo(attribute.setting().key());
            }
        }
    }
}

package io.breakwater.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every bean that there is, and whatever may be added to one: all of it is described, and of types that JConsole shows well. */
final class DescriptionsTest {

    private static final Set<Class<?>> SHOWN_AT_ONE_LOOK =
            Set.of(String.class, String[].class, Date.class, boolean.class, int.class, long.class, double.class);

    /** JConsole offers no button for an operation that takes anything else. */
    private static final Set<Class<?>> TYPED_IN =
            Set.of(String.class, boolean.class, int.class, long.class, double.class);

    private static List<Class<?>> contracts() {
        List<Class<?>> contracts = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter().importPath(Path.of("target", "classes", "io", "breakwater"))) {
            if (type.getSimpleName().endsWith("MXBean")) {
                contracts.add(type.reflect());
            }
        }
        return contracts;
    }

    @Test
    void contracts_areFound() {
        assertThat(contracts())
                .contains(AgentMXBean.class, CircuitMXBean.class, FallbackMXBean.class, HealthMXBean.class);
    }

    @Test
    void everyBeanAttributeAndOperation_isDescribed() {
        for (Class<?> contract : contracts()) {
            assertThat(contract.getAnnotation(Described.class))
                    .as(contract.getName())
                    .isNotNull();
            for (Method method : contract.getMethods()) {
                Described described = method.getAnnotation(Described.class);
                if (isSetter(method)) {
                    assertThat(described)
                            .as("%s: it is its getter that is asked", method)
                            .isNull();
                } else {
                    assertThat(described).as("%s", method).isNotNull();
                    assertThat(described.value()).as("%s", method).contains(" ").doesNotEndWith(".");
                }
            }
        }
    }

    @Test
    void everyParameter_hasANameAndADescription() {
        for (Class<?> contract : contracts()) {
            for (Method method : contract.getMethods()) {
                for (Parameter parameter : isSetter(method) ? new Parameter[0] : method.getParameters()) {
                    Described described = parameter.getAnnotation(Described.class);
                    assertThat(described).as("%s", method).isNotNull();
                    assertThat(described.name()).as("%s", method).matches("[a-z][A-Za-z]*");
                    assertThat(described.value()).as("%s", method).contains(" ");
                }
            }
        }
    }

    @Test
    void everyType_isOneThatJConsoleShowsAtOneLook() {
        for (Class<?> contract : contracts()) {
            for (Method method : contract.getMethods()) {
                if (method.getReturnType() != void.class) {
                    assertThat(SHOWN_AT_ONE_LOOK).as("%s", method).contains(method.getReturnType());
                }
                assertThat(TYPED_IN).as("%s", method).containsAll(Arrays.asList(method.getParameterTypes()));
            }
        }
    }

    @Test
    void onlyOperationsThatAnswer_lookOnly_andNoAttributeIsMarked() {
        for (Class<?> contract : contracts()) {
            for (Method method : contract.getMethods()) {
                if (method.isAnnotationPresent(LooksOnly.class)) {
                    assertThat(method.getReturnType()).as("%s", method).isNotEqualTo(void.class);
                    assertThat(method.getName()).doesNotMatch("(get|set|is)[A-Z].*");
                }
            }
        }
    }

    private static boolean isSetter(Method method) {
        return method.getName().matches("set[A-Z].*") && method.getParameterCount() == 1;
    }
}

package io.breakwater.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.circuit.Circuit;
import io.breakwater.core.circuit.CircuitConfig;
import io.breakwater.core.time.Clock;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for what is inlined into the application. */
final class AdviceShapeTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                GuardAdvice.class,
                ConditionalAdvice.class,
                ConstructorAdvice.class,
                AsyncAdvice.class,
                MonoAdvice.class
            })
    void advice_isPublicStaticAndWithoutFields(Class<?> advice) {
        assertThat(Modifier.isPublic(advice.getModifiers()) && Modifier.isFinal(advice.getModifiers()))
                .isTrue();
        assertThat(advice.getDeclaredFields())
                .filteredOn(field -> !isTool(field) && !isConstant(field))
                .isEmpty();
        assertThat(advice.getDeclaredConstructors())
                .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers()));
        for (Method method : methods(advice)) {
            assertThat(Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()))
                    .as(method.toString())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                GuardAdvice.class,
                ConditionalAdvice.class,
                ConstructorAdvice.class,
                AsyncAdvice.class,
                MonoAdvice.class
            })
    void advice_suppressesEverything(Class<?> advice) {
        for (Method method : methods(advice)) {
            Advice.OnMethodEnter enter = method.getAnnotation(Advice.OnMethodEnter.class);
            Advice.OnMethodExit exit = method.getAnnotation(Advice.OnMethodExit.class);
            assertThat(enter == null ? Objects.requireNonNull(exit).suppress() : enter.suppress())
                    .as(method.toString())
                    .isEqualTo(Throwable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                GuardAdvice.class,
                ConditionalAdvice.class,
                ConstructorAdvice.class,
                AsyncAdvice.class,
                MonoAdvice.class
            })
    void signatures_nameTypesOfTheJdkAlone(Class<?> advice) {
        for (Method method : methods(advice)) {
            List<Class<?>> types = new ArrayList<>(List.of(method.getParameterTypes()));
            types.add(method.getReturnType());
            for (Class<?> type : types) {
                assertThat(type.getModule()).as("%s in %s", type, method).isSameAs(Object.class.getModule());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                GuardAdvice.class,
                ConditionalAdvice.class,
                ConstructorAdvice.class,
                AsyncAdvice.class,
                MonoAdvice.class
            })
    void bodies_suitClassFilesOfAnyAge_andCallTheGateAlone(Class<?> advice) throws IOException {
        List<String> calls = new ArrayList<>();
        new ClassReader(WovenFixture.classFile(advice)).accept(new Calls(calls), 0);
        assertThat(calls).isNotEmpty().allMatch(call -> call.startsWith("java/lang/"), "java.lang alone");
        assertThat(calls)
                .contains("java/lang/BreakwaterGate."
                        + Map.of(
                                        GuardAdvice.class, "failed",
                                        ConditionalAdvice.class, "enterIf",
                                        ConstructorAdvice.class, "constructed",
                                        AsyncAdvice.class, "staged",
                                        MonoAdvice.class, "assembled")
                                .get(advice));
    }

    /** They run at the ends of other bodies, and start nothing over. */
    @ParameterizedTest
    @ValueSource(classes = {AsyncAdvice.class, MonoAdvice.class})
    void asynchronousAdvice_givesEveryAttemptTheCallersArguments(Class<?> advice) {
        Advice.OnMethodExit exit =
                Objects.requireNonNull(methods(advice).get(0).getAnnotation(Advice.OnMethodExit.class));
        assertThat(methods(advice)).hasSize(1);
        assertThat(exit.backupArguments()).isTrue();
        assertThat(exit.repeatOn()).isEqualTo(void.class);
        assertThat(exit.onThrowable().equals(Throwable.class)).isEqualTo(advice == AsyncAdvice.class);
    }

    @Test
    void guardAdvice_hasTheShapeThatFailsOpen() {
        assertThat(methods(GuardAdvice.class)).extracting(Method::getName).containsExactlyInAnyOrder("enter", "exit");
        for (Method method : methods(GuardAdvice.class)) {
            assertThat(method.getReturnType()).as("null must mean: go on").isEqualTo(Object.class);
            Advice.OnMethodEnter enter = method.getAnnotation(Advice.OnMethodEnter.class);
            if (enter != null) {
                assertThat(enter.skipOn()).isEqualTo(Advice.OnNonDefaultValue.class);
            } else {
                Advice.OnMethodExit exit = Objects.requireNonNull(method.getAnnotation(Advice.OnMethodExit.class));
                assertThat(exit.repeatOn()).isEqualTo(Advice.OnNonDefaultValue.class);
                assertThat(exit.onThrowable()).isEqualTo(Throwable.class);
                assertThat(exit.backupArguments()).isTrue();
            }
        }
    }

    /** Two classes, so that methods without a condition pay nothing for it; they may differ in one call alone. */
    @Test
    void conditionalAdvice_isTheGuardsOwn_butForTheGateItAsks() throws IOException {
        List<String> conditional = new ArrayList<>();
        new ClassReader(WovenFixture.classFile(ConditionalAdvice.class)).accept(new Calls(conditional, "enter"), 0);
        List<String> plain = new ArrayList<>();
        new ClassReader(WovenFixture.classFile(GuardAdvice.class)).accept(new Calls(plain, "enter"), 0);
        conditional.replaceAll(
                call -> call.equals("java/lang/BreakwaterGate.enterIf") ? "java/lang/BreakwaterGate.enter" : call);
        assertThat(conditional).isEqualTo(plain).isNotEmpty();
        assertThat(signature(ConditionalAdvice.class)).isEqualTo(signature(GuardAdvice.class));
    }

    private static String signature(Class<?> advice) {
        for (Method method : methods(advice)) {
            if (method.getName().equals("enter")) {
                return Arrays.deepToString(method.getParameterAnnotations())
                        + Arrays.toString(method.getParameterTypes())
                        + method.getAnnotation(Advice.OnMethodEnter.class);
            }
        }
        throw new AssertionError(advice);
    }

    /** The advice cannot name the circuit, so it has to know the bit by itself. */
    @Test
    void timed_isTheBitThatTheCircuitSets() {
        for (long permit = 0; permit < 64; permit++) {
            assertThat((permit & GuardAdvice.TIMED) != 0)
                    .as("permit %s", permit)
                    .isEqualTo(Circuit.isTimed(permit));
        }
        Circuit circuit = new Circuit("a", CircuitConfig.defaults(), Clock.system(), transition -> {});
        for (int i = 0; i < 100; i++) {
            assertThat(circuit.tryAcquire(true) & GuardAdvice.TIMED).isEqualTo(GuardAdvice.TIMED);
            long sampled = circuit.tryAcquire();
            assertThat((sampled & GuardAdvice.TIMED) != 0).isEqualTo(Circuit.isTimed(sampled));
        }
    }

    private static List<Method> methods(Class<?> advice) {
        List<Method> methods = new ArrayList<>();
        for (Method method : advice.getDeclaredMethods()) {
            if (!method.getName().startsWith("$")) {
                methods.add(method);
            }
        }
        assertThat(methods).isNotEmpty();
        return methods;
    }

    /** Tools that measure coverage add fields of their own. */
    private static boolean isTool(Field field) {
        return field.isSynthetic() && field.getName().startsWith("$");
    }

    /** The compiler puts its value where it is named; that no field is read, the bodies show. */
    private static boolean isConstant(Field field) {
        return field.getType().isPrimitive()
                && Modifier.isStatic(field.getModifiers())
                && Modifier.isFinal(field.getModifiers());
    }

    /** Lists the methods that are called; what is not in old class files shows as a call of nothing. */
    private static final class Calls extends ClassVisitor {

        private final List<String> calls;
        /** Empty = all. */
        private final String only;

        Calls(List<String> calls) {
            this(calls, "");
        }

        Calls(List<String> calls, String only) {
            super(Opcodes.ASM9);
            this.calls = calls;
            this.only = only;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if (!only.isEmpty() && !only.equals(name)) {
                return null;
            }
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                    calls.add(isInterface ? "interface method " + called : owner + "." + called);
                }

                @Override
                public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                    calls.add("dynamic " + called);
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String type) {
                    calls.add("field " + field);
                }
            };
        }
    }
}

package io.breakwater.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.breakwater.agent.bridge.GateFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A method of almost 64 KB has no room for a guard. */
final class LargeMethodTest {

    private static final String NAME = "com.acme.Large";
    private static final int MOST_CODE = 65_535;

    private final List<String> told = new ArrayList<>();

    @Test
    void methodWithoutRoom_leavesItsClassAsItWas_andIsToldInOneSentence() throws Exception {
        WeaveReport report = new WeaveReport(problem -> told.add(String.valueOf(problem.getMessage())), null);

        assertThat(weave(report, "circuit.a.methods = " + NAME + "#*")).isNull();

        assertThat(report.guardedMethods()).isEmpty();
        assertThat(report.failures()).singleElement().asString().endsWith(": most is too large to be guarded");
        assertThat(told).singleElement().asString().contains("add !" + NAME + "#most to the methods of its circuit");
    }

    @Test
    void methodWithoutRoom_takenOutAsAdvised_leavesTheOthersGuarded() throws Exception {
        WeaveReport report = new WeaveReport(problem -> told.add(String.valueOf(problem.getMessage())), null);

        assertThat(weave(report, "circuit.a.methods = " + NAME + "#*, !" + NAME + "#most"))
                .isNotNull();

        assertThat(report.guardedMethods()).singleElement().asString().contains(NAME + "#few()");
        assertThat(report.failures()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void largestMethod_isLegal() {
        assertThatCode(() -> Class.forName(NAME, true, new Loader())).doesNotThrowAnyException();
    }

    private static byte @Nullable [] weave(WeaveReport report, String settings) throws Exception {
        GateFixture gate = new GateFixture(settings);
        WeavePlan plan = new WeavePlan(gate.bindings(), List.of());
        report.plan(plan);
        return new ByteBuddyWeaver(gate.sites, report).weave(plan, null, NAME, Set.of(), classFile());
    }

    private static byte[] classFile() {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, NAME.replace('.', '/'), null, "java/lang/Object", null);
        method(type, "few", 10);
        method(type, "most", MOST_CODE);
        type.visitEnd();
        return type.toByteArray();
    }

    private static void method(ClassWriter type, String name, int bytes) {
        MethodVisitor method = type.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, "()V", null, null);
        method.visitCode();
        for (int i = 1; i < bytes; i++) {
            method.visitInsn(Opcodes.NOP);
        }
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static final class Loader extends ClassLoader {

        @Override
        protected Class<?> findClass(String name) {
            byte[] file = classFile();
            return defineClass(name, file, 0, file.length);
        }
    }
}

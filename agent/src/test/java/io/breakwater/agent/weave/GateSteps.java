package io.breakwater.agent.weave;

import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Lists the calls of the gate, the questions for a type, and the arrays made, of one method. */
final class GateSteps extends ClassVisitor {

    private final String method;
    private final List<String> steps;

    GateSteps(String method, List<String> steps) {
        super(Opcodes.ASM9);
        this.method = method;
        this.steps = steps;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if (!name.equals(method)) {
            return null;
        }
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                if (owner.equals("java/lang/BreakwaterGate")) {
                    steps.add(called);
                }
            }

            @Override
            public void visitTypeInsn(int opcode, String type) {
                if (opcode == Opcodes.ANEWARRAY) {
                    steps.add("new array");
                } else if (opcode == Opcodes.INSTANCEOF) {
                    steps.add("instanceof " + type);
                }
            }
        };
    }
}

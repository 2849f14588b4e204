package io.breakwater.it.harness;

import io.breakwater.it.app.loaders.AgelessClient;
import java.util.concurrent.Callable;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.matcher.ElementMatchers;

/** Makes class files of any age: clients that fail once. */
public final class ClassFiles {

    private static final String ANSWER = "answer";
    private static final int MINOR = 4;
    private static final int MAJOR = 6;

    private ClassFiles() {}

    /** A copy of {@link AgelessClient}, relabelled: compiled code, with branches and, where they count, stack maps. */
    public static byte[] relabelled(String name, int major, int minor) {
        byte[] classFile =
                new ByteBuddy().redefine(AgelessClient.class).name(name).make().getBytes();
        put(classFile, MINOR, minor);
        put(classFile, MAJOR, major);
        return classFile;
    }

    /** A class that is made for its version from the start. */
    public static byte[] made(String name, int major) throws NoSuchMethodException {
        return new ByteBuddy(ClassFileVersion.ofMinorMajor(major))
                .subclass(Object.class)
                .implement(Callable.class)
                .name(name)
                .method(ElementMatchers.named("call"))
                .intercept(MethodCall.invoke(AgelessClient.class.getMethod(ANSWER, String.class))
                        .with(name))
                .make()
                .getBytes();
    }

    /** A class of Java 5 whose {@code finally} is a subroutine, as old compilers wrote it; newer class files may not. */
    public static byte[] withSubroutine(String name) {
        ClassWriter type = new ClassWriter(0);
        type.visit(
                Opcodes.V1_5,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
                name.replace('.', '/'),
                null,
                "java/lang/Object",
                new String[] {"java/util/concurrent/Callable"});
        MethodVisitor constructor = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(1, 1);
        constructor.visitEnd();
        MethodVisitor call = type.visitMethod(Opcodes.ACC_PUBLIC, "call", "()Ljava/lang/Object;", null, null);
        Label subroutine = new Label();
        call.visitLdcInsn(name);
        call.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                AgelessClient.class.getName().replace('.', '/'),
                ANSWER,
                "(Ljava/lang/String;)Ljava/lang/String;",
                false);
        call.visitVarInsn(Opcodes.ASTORE, 1);
        call.visitJumpInsn(Opcodes.JSR, subroutine);
        call.visitVarInsn(Opcodes.ALOAD, 1);
        call.visitInsn(Opcodes.ARETURN);
        call.visitLabel(subroutine);
        call.visitVarInsn(Opcodes.ASTORE, 2);
        call.visitVarInsn(Opcodes.RET, 2);
        call.visitMaxs(1, 3);
        call.visitEnd();
        type.visitEnd();
        return type.toByteArray();
    }

    private static void put(byte[] classFile, int at, int value) {
        classFile[at] = (byte) (value >> 8);
        classFile[at + 1] = (byte) value;
    }
}

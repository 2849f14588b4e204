package io.breakwater.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Copies of the agent jar with which something is wrong. The product knows nothing of it. */
public final class SabotagedJar {

    private static final String HIDDEN = "breakwater/";

    private SabotagedJar() {}

    /**
     * One method that throws instead of what it did.
     *
     * @param type its class, in full
     * @param method its name; all overloads throw
     * @param error made anew for each call, without a message
     */
    public record Fault(String type, String method, Class<? extends Throwable> error) {}

    /** A copy in which these methods throw. */
    public static Path with(Path directory, List<Fault> faults) throws IOException {
        Path copy = copy(directory);
        try (FileSystem jar = FileSystems.newFileSystem(copy)) {
            for (Fault fault : faults) {
                Path entry = entry(jar, fault.type());
                Files.write(entry, broken(Files.readAllBytes(entry), fault));
            }
        }
        return copy;
    }

    /** A copy without what stands at or below a path. */
    public static Path without(Path directory, String path) throws IOException {
        Path copy = copy(directory);
        try (FileSystem jar = FileSystems.newFileSystem(copy)) {
            List<Path> found;
            try (Stream<Path> below = Files.walk(jar.getPath(path))) {
                found = below.sorted((one, other) -> other.compareTo(one)).toList();
            }
            for (Path each : found) {
                Files.delete(each);
            }
        }
        return copy;
    }

    /** A copy in which a class is no class any more. */
    public static Path withRubbish(Path directory, String type) throws IOException {
        Path copy = copy(directory);
        try (FileSystem jar = FileSystems.newFileSystem(copy)) {
            Files.writeString(entry(jar, type), "no class at all");
        }
        return copy;
    }

    /** A copy whose bytes are changed at one place, here and there: its directory is whole, its contents are not. */
    public static Path withFlippedBytes(Path directory) throws IOException {
        Path copy = copy(directory);
        byte[] bytes = Files.readAllBytes(copy);
        for (int i = bytes.length / 4; i < bytes.length / 2; i += 997) {
            bytes[i] ^= 0x55;
        }
        return Files.write(copy, bytes);
    }

    /** What is left of the jar when a copy breaks off. */
    public static Path truncated(Path directory) throws IOException {
        Path copy = copy(directory);
        byte[] bytes = Files.readAllBytes(copy);
        return Files.write(copy, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    }

    private static Path copy(Path directory) throws IOException {
        return Files.copy(Guarded.agentJar(), directory.resolve("sabotaged.jar"));
    }

    private static Path entry(FileSystem jar, String type) {
        String path = type.replace('.', '/');
        Path hidden = jar.getPath(HIDDEN + path + ".classdata");
        return Files.exists(hidden) ? hidden : jar.getPath(path + ".class");
    }

    private static byte[] broken(byte[] classFile, Fault fault) {
        AtomicInteger found = new AtomicInteger();
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        new ClassReader(classFile).accept(new Breaking(writer, fault, found), 0);
        if (found.get() == 0) {
            throw new UncheckedIOException(new IOException(fault.type() + " has no method " + fault.method()));
        }
        return writer.toByteArray();
    }

    /** Replaces the bodies of the methods. */
    private static final class Breaking extends ClassVisitor {

        private final Fault fault;
        private final AtomicInteger found;

        Breaking(ClassVisitor next, Fault fault, AtomicInteger found) {
            super(Opcodes.ASM9, next);
            this.fault = fault;
            this.found = found;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (!name.equals(fault.method())) {
                return method;
            }
            found.incrementAndGet();
            String error = Type.getInternalName(fault.error());
            method.visitCode();
            method.visitTypeInsn(Opcodes.NEW, error);
            method.visitInsn(Opcodes.DUP);
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, error, "<init>", "()V", false);
            method.visitInsn(Opcodes.ATHROW);
            method.visitMaxs(0, 0);
            method.visitEnd();
            return null; // the old body goes nowhere
        }
    }
}

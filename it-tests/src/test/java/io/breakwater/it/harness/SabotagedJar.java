package io.breakwater.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
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

    public static final String CLASSES = "breakwater/classes.jar";
    public static final String LIBRARIES = "breakwater/libraries.jar";

    private static final String LAUNCHER = "io.breakwater.agent.launch.";

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
        for (Fault fault : faults) {
            changeClass(copy, fault.type(), file -> Files.write(file, broken(Files.readAllBytes(file), fault)));
        }
        return copy;
    }

    /** A copy without what stands at or below a path. */
    public static Path without(Path directory, String path) throws IOException {
        Path copy = copy(directory);
        change(copy, root -> delete(root.resolve(path)));
        return copy;
    }

    /** A copy without what stands at or below a path of one of the archives in it. */
    public static Path without(Path directory, String archive, String path) throws IOException {
        Path copy = copy(directory);
        changeNested(copy, archive, root -> delete(root.resolve(path)));
        return copy;
    }

    /** A copy in which a class is no class any more. */
    public static Path withRubbish(Path directory, String type) throws IOException {
        Path copy = copy(directory);
        changeClass(copy, type, file -> Files.writeString(file, "no class at all"));
        return copy;
    }

    /** What is done to a file or directory. */
    @FunctionalInterface
    private interface Change {

        void to(Path path) throws IOException;
    }

    /** The launcher is at the root of the jar, all else in an archive. */
    private static void changeClass(Path copy, String type, Change change) throws IOException {
        String path = type.replace('.', '/') + ".class";
        if (type.startsWith(LAUNCHER)) {
            change(copy, root -> change.to(root.resolve(path)));
        } else {
            changeNested(copy, CLASSES, root -> change.to(root.resolve(path)));
        }
    }

    private static void changeNested(Path copy, String archive, Change change) throws IOException {
        change(copy, root -> {
            Path nested = root.resolve(archive);
            Path outside = copy.resolveSibling("nested.jar");
            Files.copy(nested, outside);
            change(outside, change);
            Files.copy(outside, nested, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(outside);
        });
    }

    /** What is written is stored as it is, as the build does. */
    private static void change(Path archive, Change change) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(archive, Map.of("compressionMethod", "STORED"))) {
            change.to(jar.getPath("/"));
        }
    }

    private static void delete(Path path) throws IOException {
        List<Path> found;
        try (Stream<Path> below = Files.walk(path)) {
            found = below.sorted((one, other) -> other.compareTo(one)).toList();
        }
        for (Path each : found) {
            Files.delete(each);
        }
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

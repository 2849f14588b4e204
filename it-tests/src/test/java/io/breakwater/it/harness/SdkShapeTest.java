package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.util.APIResponse;
import com.zoho.crm.api.util.CommonAPIHandler;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SdkShapeTest {
    @TempDir
    static Path directory;

    private static Path jar;

    @BeforeAll
    static void write() throws IOException {
        jar = SdkShape.jar(directory);
    }

    @Test
    void jar_ofShape_hasAsManyClassesAndCallsAsSdk() throws Exception {
        URL[] urls = {jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, SdkShapeTest.class.getClassLoader())) {
            List<Class<?>> operations = new ArrayList<>();
            for (String name : SdkShape.typeNames(directory.resolve("classes"))) {
                if (name.endsWith("Operations")) {
                    operations.add(Class.forName(name, true, loader));
                }
            }

            assertThat(operations)
                    .hasSize(SdkShape.CLASSES)
                    .allMatch(type ->
                            type.getName().matches("com\\.zoho\\.crm\\.api\\.[a-z0-9]+\\.[A-Za-z0-9]+Operations"));
            assertThat(calls(operations)).hasSize(SdkShape.CALLS).allMatch(SdkShapeTest::throwsSdkException);
            for (Class<?> type : operations) {
                assertThat(type.getMethod("getName").getReturnType()).isEqualTo(String.class);
                Method hidden = type.getDeclaredMethod("send", CommonAPIHandler.class);
                assertThat(Modifier.isPrivate(hidden.getModifiers())).isTrue();
            }
        }
    }

    @Test
    void jar_ofShape_callsInSameWaysAsSdk() throws Exception {
        Map<String, Integer> kinds = new TreeMap<>();
        try (URLClassLoader files = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            for (String name : SdkShape.typeNames(directory.resolve("classes"))) {
                count(files, name, kinds);
            }
        }

        assertThat(kinds)
                .containsOnly(
                        Map.entry("GET READ", 163),
                        Map.entry("GET ACTION", 14),
                        Map.entry("PUT UPDATE", 74),
                        Map.entry("POST CREATE", 69),
                        Map.entry("DELETE DELETE", 54),
                        Map.entry("DELETE READ", 1),
                        Map.entry("POST ACTION", 25),
                        Map.entry("POST READ", 1),
                        Map.entry("POST UPDATE", 25));
    }

    private static List<Method> calls(List<Class<?>> operations) {
        List<Method> calls = new ArrayList<>();
        for (Class<?> type : operations) {
            for (Method method : type.getMethods()) {
                if (method.getReturnType() == APIResponse.class) {
                    calls.add(method);
                }
            }
        }
        return calls;
    }

    private static boolean throwsSdkException(Method method) {
        return Arrays.asList(method.getExceptionTypes()).contains(SDKException.class);
    }

    /** Counts the pairs of method and category that a class hands to the handler, as its code says. */
    private static void count(ClassLoader files, String name, Map<String, Integer> kinds) throws IOException {
        try (InputStream in = files.getResourceAsStream(name.replace('.', '/') + ".class")) {
            new ClassReader(in.readAllBytes())
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public MethodVisitor visitMethod(
                                        int access, String method, String type, String signature, String[] thrown) {
                                    return new KindVisitor(kinds);
                                }
                            },
                            ClassReader.SKIP_DEBUG);
        }
    }

    /** Remembers the constant that was loaded last. */
    private static final class KindVisitor extends MethodVisitor {
        private final Map<String, Integer> kinds;
        private String constant = "";
        private String method = "";

        KindVisitor(Map<String, Integer> kinds) {
            super(Opcodes.ASM9);
            this.kinds = kinds;
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant = value.toString();
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            if (name.equals("setHttpMethod")) {
                method = constant;
            } else if (name.equals("setCategoryMethod")) {
                kinds.merge(method + " " + constant, 1, Integer::sum);
            }
        }
    }
}

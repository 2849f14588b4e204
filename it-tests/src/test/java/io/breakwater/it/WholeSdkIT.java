package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.zoho.crm.api.util.APIResponse;
import io.breakwater.it.app.small.LoadedClasses;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Archive;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.harness.SdkShape;
import io.breakwater.it.process.JavaProcess;
import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.http.HttpResponse;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An SDK as large as the real one, under its preset: which of its methods are woven, and what that takes. */
@Timeout(120)
class WholeSdkIT {
    /** On an idle machine it is a third of that, most of it for the first class. */
    private static final long LONGEST_MILLIS = 2000;

    @TempDir
    private static Path directory;

    private static Path jar;

    @BeforeAll
    static void write() throws Exception {
        jar = SdkShape.jar(directory);
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void preset_wholeSdk_weavesItsOperationsAndNothingElse(Path jdk) throws Exception {
        Path config = Guarded.config(directory, "circuit.sdk.preset = zoho-crm-sdk\n");
        List<String> arguments = arguments();
        long bare = millis(JavaProcess.startJava(jdk, both(JavaProcess.QUICK_START, arguments)));
        try (JavaProcess app = Guarded.startJava(jdk, config, arguments)) {
            String loaded = app.awaitLine(line -> line.startsWith("loaded"));
            try (CircuitWatch jmx = new CircuitWatch(app.pid())) {
                assertThat(Arrays.stream((String[]) jmx.agent("GuardedMethods")).map(WholeSdkIT::method))
                        .containsExactlyInAnyOrderElementsOf(operations());
                assertThat((String[]) jmx.agent("UnmatchedPatterns")).isEmpty();
                assertThat((String[]) jmx.agent("ConfigProblems")).isEmpty();
                Guarded.assertHealthy(jmx);
            }
            long woven = processorMillis(loaded) - bare;
            System.out.println("Java " + jdk.getFileName() + ": weaving " + SdkShape.CALLS + " methods of "
                    + SdkShape.CLASSES + " classes took " + woven + " ms of the processor; " + loaded + ", " + bare
                    + " without the agent");
            assertThat(woven).as(app.transcript()).isLessThan(LONGEST_MILLIS);
            Guarded.assertEndsQuietly(app);
        }
    }

    private static long millis(JavaProcess bare) throws Exception {
        try (bare) {
            return processorMillis(bare.awaitLine(line -> line.startsWith("loaded")));
        }
    }

    private static long processorMillis(String loaded) {
        return Long.parseLong(loaded.replaceFirst(".*, (\\d+) ms of the processor", "$1"));
    }

    private static List<String> arguments() throws Exception {
        String classPath = Stream.of(LoadedClasses.class, JSONObject.class, HttpResponse.class)
                .map(Archive::of)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> arguments =
                new ArrayList<>(List.of("-cp", jar + File.pathSeparator + classPath, LoadedClasses.class.getName()));
        arguments.addAll(SdkShape.operations());
        return arguments;
    }

    private static List<String> both(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** {@code type#method} of a line of GuardedMethods. */
    private static String method(String line) {
        return line.replaceFirst(".*-> (\\S+#\\w+)\\(.*", "$1");
    }

    /** What the SDK's own shape says: public, and with an answer. */
    private static Set<String> operations() throws Exception {
        Set<String> names = new TreeSet<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, WholeSdkIT.class.getClassLoader())) {
            for (String type : SdkShape.operations()) {
                for (Method method : loader.loadClass(type).getMethods()) {
                    if (method.getReturnType() == APIResponse.class) {
                        names.add(type + "#" + method.getName());
                    }
                }
            }
        }
        assertThat(names).hasSize(SdkShape.CALLS);
        return names;
    }
}

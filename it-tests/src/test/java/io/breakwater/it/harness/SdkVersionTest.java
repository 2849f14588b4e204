package io.breakwater.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.servers.CrmServer;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Older versions of the SDK have their own shapes, and answer as the newest does. */
@Timeout(60)
class SdkVersionTest {
    private static final String OPERATIONS = "com.zoho.crm.api.record.RecordOperations";
    private static final String RESPONSE = "com.zoho.crm.api.util.APIResponse";

    @TempDir
    Path directory;

    private CrmServer server;

    @BeforeEach
    void start() throws IOException {
        server = new CrmServer(0, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void newest_shape_isOwn() throws Exception {
        assertThat(constructor(getClass().getClassLoader(), OPERATIONS).getParameterTypes())
                .containsExactly(String.class);
        assertThat(constructor(getClass().getClassLoader(), RESPONSE).getParameterCount())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "V2_1 | new RecordOperations().getRecord(1001L, \"Accounts\", null, null) | /crm/v2.1/ | 0",
                "V7_0 | new RecordOperations(\"Accounts\").getRecord(1001L, null, null)   | /crm/v7/   | 1"
            })
    void older_shape_isOwnAndAnswers(SdkVersion version, String call, String path, int arguments) throws Exception {
        Path classes = version.classes(directory);
        Path caller = caller(classes, call);
        try (URLClassLoader loader = new URLClassLoader(urls(caller, classes), ClassLoader.getPlatformClassLoader())) {
            assertThat(constructor(loader, OPERATIONS).getParameterCount()).isEqualTo(arguments);
            assertThat(constructor(loader, RESPONSE).getParameterCount()).isEqualTo(4);

            Class<?> type = loader.loadClass("app.Caller");
            String url = "http://127.0.0.1:" + server.sdkPort();
            Object statuses =
                    type.getMethod("call", String.class, String.class).invoke(null, url, directory.toString());

            assertThat(statuses).isEqualTo("200 ResponseWrapper");
            assertThat(server.count("GET " + path + "Accounts/1001")).isEqualTo(1);
        }
    }

    private Path caller(Path classes, String call) throws IOException {
        Path sources = Files.createDirectories(directory.resolve("caller/app"));
        Files.writeString(sources.resolve("Caller.java"), SOURCE.replace("CALL", call));
        String classPath = classes + File.pathSeparator + System.getProperty("java.class.path");
        return Sources.compile(directory.resolve("callerclasses"), classPath, List.of(sources));
    }

    private static final String SOURCE = """
            package app;

            import com.zoho.api.authenticator.OAuthToken;
            import com.zoho.api.authenticator.store.FileStore;
            import com.zoho.crm.api.Initializer;
            import com.zoho.crm.api.dc.DataCenter.Environment;
            import com.zoho.crm.api.record.RecordOperations;
            import com.zoho.crm.api.record.ResponseHandler;
            import com.zoho.crm.api.util.APIResponse;

            public class Caller {
                public static String call(String url, String directory) throws Exception {
                    Environment environment = new Environment() {
                        public String getUrl() { return url; }
                        public String getAccountsUrl() { return url + "/oauth/v2/token"; }
                        public String getFileUploadUrl() { return url; }
                    };
                    new Initializer.Builder()
                            .environment(environment)
                            .token(new OAuthToken.Builder().accessToken("x".repeat(40)).build())
                            .store(new FileStore(directory + "/tokens"))
                            .resourcePath(directory)
                            .initialize();
                    APIResponse<ResponseHandler> response = CALL;
                    return response.getStatusCode() + " " + response.getObject().getClass().getSimpleName();
                }
            }
            """;

    private static Constructor<?> constructor(ClassLoader loader, String type) throws ClassNotFoundException {
        return loader.loadClass(type).getConstructors()[0];
    }

    private static URL[] urls(Path... first) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path path : first) {
            urls.add(path.toUri().toURL());
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(new URL[0]);
    }
}

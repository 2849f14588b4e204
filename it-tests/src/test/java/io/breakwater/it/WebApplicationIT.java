package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.loaders.PriceClient;
import io.breakwater.it.app.loaders.PriceException;
import io.breakwater.it.containers.PriceServlet;
import io.breakwater.it.containers.TomcatHost;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Archive;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import jakarta.annotation.PostConstruct;
import java.io.File;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A web application in Tomcat, whose class loader looks into {@code WEB-INF/classes} before it asks its parent. The parent
 * has the same classes here, and they are never used.
 */
@Timeout(120)
class WebApplicationIT {

    /** Tomcat looks for leaks with these; its own start script has them, too. */
    private static final List<String> OPEN_TO_TOMCAT = Stream.of(
                    "java.base/java.lang",
                    "java.base/java.io",
                    "java.base/java.util",
                    "java.base/java.util.concurrent",
                    "java.rmi/sun.rmi.transport")
            .map(name -> "--add-opens=" + name + "=ALL-UNNAMED")
            .toList();

    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void classOfAWebApplication_redeployed_isGuardedAgainAndTheOldOneIsCollected(Path jdk) throws Exception {
        String war = war().toString();
        try (JavaProcess tomcat = start(jdk)) {
            URI shop =
                    URI.create("http://127.0.0.1:" + tomcat.command("port").substring("OK ".length()) + "/shop/price");
            Guarded.assertAnswers(tomcat, "deploy " + war, "OK STARTED");
            isGuarded(tomcat, shop);
            opens(tomcat, shop);
            try (CircuitWatch jmx = new CircuitWatch(tomcat.pid())) {
                assertThat((String[]) jmx.agent("GuardedMethods"))
                        .singleElement()
                        .asString()
                        .contains("org.apache.catalina.loader.ParallelWebappClassLoader@");
                Guarded.assertAnswers(tomcat, "undeploy", "OK collected");
                assertThat((String[]) jmx.agent("GuardedMethods")).isEmpty();

                Guarded.assertAnswers(tomcat, "deploy " + war, "OK STARTED");
                assertThat(get(shop, "tea")).as("the circuit is the same").startsWith("CircuitOpenException,");
                jmx.operate("prices", "close");
                isGuarded(tomcat, shop);
                assertThat((String[]) jmx.agent("GuardedMethods")).hasSize(1);
                assertThat(jmx.circuit("prices", "RetriesTotal")).isEqualTo(3L);
                Guarded.assertHealthy(jmx);
            }
            Guarded.assertEndsQuietly(tomcat);
            assertThat(tomcat.out()).as("what Tomcat warns of").noneMatch(line -> line.startsWith("LOG "));
        }
    }

    private void isGuarded(JavaProcess tomcat, URI shop) throws Exception {
        get(shop, "fail 1");
        assertThat(get(shop, "tea"))
                .as(tomcat.transcript())
                .isEqualTo("tea costs 7, attempts 2, ParallelWebappClassLoader");
    }

    private void opens(JavaProcess tomcat, URI shop) throws Exception {
        get(shop, "fail 2");
        assertThat(get(shop, "tea"))
                .as(tomcat.transcript())
                .isEqualTo("PriceException, attempts 2, ParallelWebappClassLoader");
        assertThat(get(shop, "tea")).as(tomcat.transcript()).startsWith("CircuitOpenException, attempts 0,");
    }

    private String get(URI shop, String line) throws Exception {
        URI uri = URI.create(shop + "?line=" + URLEncoder.encode(line, StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** The probe has threads of its own in the agent, and they begin in a call of the web application. */
    private JavaProcess start(Path jdk) throws Exception {
        Path config = Guarded.config(directory, """
                failure-threshold = 2
                recovery-timeout = 1h
                retry.max-attempts = 2
                retry.base-delay = 1ms
                log.level = off
                circuit.prices.methods = io.breakwater.it.app.loaders.PriceClient#price
                circuit.prices.health.probe = tcp://127.0.0.1:1
                circuit.prices.health.interval = 1s
                """);
        String classPath = Stream.of(TomcatHost.class, PriceClient.class, Tomcat.class, PostConstruct.class)
                .map(Archive::of)
                .distinct()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> arguments = Stream.concat(
                        OPEN_TO_TOMCAT.stream(),
                        Stream.of(
                                "-cp",
                                classPath,
                                TomcatHost.class.getName(),
                                directory.resolve("tomcat").toString()))
                .collect(Collectors.toList());
        return Guarded.startJava(jdk, config, arguments);
    }

    private Path war() throws Exception {
        return new Archive()
                .classesBelow("WEB-INF/classes/", PriceServlet.class, PriceClient.class, PriceException.class)
                .text("WEB-INF/web.xml", """
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
                          <servlet>
                            <servlet-name>price</servlet-name>
                            <servlet-class>%s</servlet-class>
                          </servlet>
                          <servlet-mapping>
                            <servlet-name>price</servlet-name>
                            <url-pattern>/price</url-pattern>
                          </servlet-mapping>
                        </web-app>
                        """.formatted(PriceServlet.class.getName()))
                .jar(directory.resolve("shop.war"));
    }
}

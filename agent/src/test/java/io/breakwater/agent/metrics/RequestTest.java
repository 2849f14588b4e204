package io.breakwater.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered to which request. */
final class RequestTest {

    private final MetricsFixture it = new MetricsFixture();
    private final Pages pages = new Pages(it.facts, new AgentMetrics(it.facts), new LocalNames("Metrics.Acme.com"));

    RequestTest() throws Exception {}

    private HttpResponse answer(String line, String... headers) throws Exception {
        return pages.answer(HttpRequest.parse(line + "\r\n" + String.join("\r\n", headers)), true);
    }

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1, 200",
        "HEAD /metrics HTTP/1.1, 200",
        "GET /health?pretty HTTP/1.0, 200",
        "GET /favicon.ico HTTP/1.1, 404",
        "GET /metrics/ HTTP/1.1, 404",
        "POST /metrics HTTP/1.1, 405",
        "DELETE / HTTP/1.1, 405",
        "GET http://localhost/ HTTP/1.1, 400",
        "GET /, 400",
        "GET / HTTP/2, 400",
        "'', 400"
    })
    void request_getsItsStatus(String line, int status) throws Exception {
        assertThat(answer(line, "Host: localhost:9464").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1:9464", "[::1]:9464", "[::1]", "metrics.acme.com:1"})
    void hostThatIsThisMachine_isServed(String host) throws Exception {
        assertThat(answer("GET /health HTTP/1.1", "host:" + host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:9464", "127.0.0.1.evil.example", "localhost.evil.example", "1.2.3"
            })
    void hostThatIsAForeignName_isRefusedOnLoopback_andServedElsewhere(String host) throws Exception {
        HttpRequest request = HttpRequest.parse("GET /health HTTP/1.1\r\nHost: " + host);

        assertThat(pages.answer(request, true).status()).isEqualTo(421);
        assertThat(pages.answer(request, false).status()).isEqualTo(200);
    }

    @Test
    void host_hasToBeThereOnce() throws Exception {
        assertThat(answer("GET / HTTP/1.1").status()).isEqualTo(400);
        assertThat(answer("GET / HTTP/1.0").status()).as("not before 1.1").isEqualTo(200);
        assertThat(answer("GET / HTTP/1.0", "Host: evil.example").status()).isEqualTo(421);
        assertThat(answer("GET / HTTP/1.1", "Host: localhost", "Host: 127.0.0.1")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void metrics_areInTheFormatThatIsAskedFor() throws Exception {
        HttpResponse text = answer("GET /metrics HTTP/1.1", "Host: localhost", "Accept: text/plain");
        HttpResponse open = answer(
                "GET /metrics HTTP/1.1",
                "Host: localhost",
                "Accept: */*;q=0.1",
                "Accept: application/openmetrics-text");

        assertThat(text.type()).startsWith("text/plain; version=0.0.4");
        assertThat(text.body())
                .contains("# TYPE breakwater_retries_total counter")
                .doesNotContain("# EOF");
        assertThat(open.type()).startsWith("application/openmetrics-text; version=1.0.0");
        assertThat(open.body()).contains("# TYPE breakwater_retries counter").endsWith("# EOF\n");
    }

    @Test
    void page_hasItsPolicy() throws Exception {
        HttpResponse page = answer("GET / HTTP/1.1", "Host: localhost");

        assertThat(page.type()).isEqualTo("text/html; charset=utf-8");
        assertThat(page.headers()).containsExactly("Content-Security-Policy: " + StatusPage.POLICY);
    }

    @Test
    void refusedMethod_isToldWhichThereAre() throws Exception {
        assertThat(answer("PUT / HTTP/1.1", "Host: localhost").headers()).containsExactly("Allow: GET, HEAD");
    }
}

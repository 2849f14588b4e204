package io.breakwater.it.harness;

import io.breakwater.it.process.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * A real Prometheus on 127.0.0.1 that scrapes its targets, and evaluates its rules, once a second. Where it is not
 * installed, whoever needs it fails, and says what to install: a test that is skipped tests nothing.
 */
public final class PrometheusServer implements AutoCloseable {

    private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Process process;
    private final Path log;
    private final String url;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(DEADLINE).build();

    /** A value of a query, and the labels that it has. */
    public record Sample(Map<String, String> labels, double value) {}

    /** How a run of promtool has ended, and what it said on both streams. */
    public record Output(int exitCode, String text) {}

    private PrometheusServer(Process process, Path log, String url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /**
     * Starts it, and waits until it answers. Its files are in a folder of its own below the directory.
     *
     * @param targets {@code host:port} each, scraped at {@code /metrics} as job {@code breakwater}
     * @param ruleFiles files of recording and alerting rules
     */
    public static PrometheusServer start(Path directory, List<String> targets, Path... ruleFiles) throws Exception {
        Path home = Files.createTempDirectory(directory, "prometheus");
        Path config = Files.writeString(home.resolve("prometheus.yml"), config(targets, ruleFiles));
        Path log = home.resolve("prometheus.log");
        int port = FreePort.any();
        Process process = new ProcessBuilder(
                        installed(PROMETHEUS).toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + home.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        PrometheusServer server = new PrometheusServer(process, log, "http://127.0.0.1:" + port);
        try {
            Eventually.holds(server::isReady);
        } catch (Throwable notReady) {
            server.close();
            throw new AssertionError("Prometheus does not start: " + Files.readString(log), notReady);
        }
        return server;
    }

    private static String config(List<String> targets, Path... ruleFiles) {
        JSONArray rules = new JSONArray();
        for (Path file : ruleFiles) {
            rules.put(file.toAbsolutePath().toString());
        }
        JSONObject job = new JSONObject()
                .put("job_name", "breakwater")
                .put("static_configs", List.of(new JSONObject().put("targets", targets)));
        return new JSONObject() // which is YAML, too
                .put("global", new JSONObject().put("scrape_interval", "1s").put("evaluation_interval", "1s"))
                .put("rule_files", rules)
                .put("scrape_configs", List.of(job))
                .toString(2);
    }

    private static Path installed(Path program) {
        if (!Files.isExecutable(program)) {
            throw new AssertionError(
                    program + " is not on this machine, and this test is about the real one. Install it:"
                            + " apt-get install -y --no-install-recommends prometheus");
        }
        return program;
    }

    private boolean isReady() throws Exception {
        if (!process.isAlive()) {
            throw new IllegalStateException("it has ended with exit code " + process.exitValue());
        }
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where it listens: {@code http://127.0.0.1:port}. */
    public String url() {
        return url;
    }

    /** What an instant query gives now: nothing, one number without labels, or a sample for each series. */
    public List<Sample> query(String promql) throws Exception {
        JSONObject data = ask("/api/v1/query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8));
        if (data.getString("resultType").equals("scalar")) {
            return List.of(new Sample(Map.of(), number(data.getJSONArray("result"))));
        }
        List<Sample> samples = new ArrayList<>();
        for (Object each : data.getJSONArray("result")) {
            JSONObject series = (JSONObject) each;
            samples.add(new Sample(labels(series.getJSONObject("metric")), number(series.getJSONArray("value"))));
        }
        return samples;
    }

    /** The value of a query that gives exactly one, as soon as it does; a series has to be scraped before it is there. */
    public double await(String promql) throws Exception {
        List<Sample> samples = new ArrayList<>();
        Eventually.holds(() -> {
            samples.clear();
            samples.addAll(query(promql));
            return samples.size() == 1;
        });
        return samples.get(0).value();
    }

    /** The data of an answer of its API, such as {@code /api/v1/alerts}; fails with what it says where it refuses. */
    public JSONObject ask(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        JSONObject body = new JSONObject(answer.body());
        if (!body.getString("status").equals("success")) {
            throw new AssertionError(path + ": " + body.optString("error"));
        }
        return body.getJSONObject("data");
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(DEADLINE).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, String> labels(JSONObject metric) {
        Map<String, String> labels = new TreeMap<>();
        for (String name : metric.keySet()) {
            labels.put(name, metric.getString(name));
        }
        return labels;
    }

    /** The second of the two is the value, as text: it may be +Inf or NaN. */
    private static double number(JSONArray timeAndValue) {
        String text = timeAndValue.getString(1);
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** Runs promtool to its end, with nothing on its input. */
    public static Output promtool(String... arguments) throws Exception {
        return promtoolOn("", arguments);
    }

    /** Runs promtool to its end, with this on its input. */
    public static Output promtoolOn(String input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(installed(PROMTOOL).toString()));
        command.addAll(List.of(arguments));
        Path in = Files.createTempFile("promtool", ".in");
        Path out = Files.createTempFile("promtool", ".out");
        try {
            Files.writeString(in, input);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " does not end: " + Files.readString(out));
            }
            return new Output(process.exitValue(), Files.readString(out));
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }

    /** What it has had to say so far: nothing, if all is well. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

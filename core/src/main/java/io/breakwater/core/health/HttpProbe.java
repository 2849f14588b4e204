package io.breakwater.core.health;

import io.breakwater.core.Failures;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/**
 * Sends a GET and looks at the status alone.
 *
 * <p>Not with {@code java.net.http}, which a small runtime image may lack. What it reports names host and port, never path
 * or query: these carry keys.
 */
final class HttpProbe implements Probe {

    private static final int FIRST_HEALTHY = 200;
    private static final int FIRST_UNHEALTHY = 400;

    private final URI uri;
    private final String authority;

    HttpProbe(URI uri) {
        this.authority = ProbeText.httpAuthority(uri);
        this.uri = uri;
    }

    @Override
    public void check(Duration timeout) throws ProbeFailedException {
        int status;
        try {
            status = status(TcpProbe.millis(timeout));
        } catch (IOException failure) {
            throw new ProbeFailedException("no answer from " + authority + " (" + Failures.describe(failure) + ")");
        }
        if (status < 0) {
            throw new ProbeFailedException("the answer from " + authority + " is not HTTP");
        }
        if (status < FIRST_HEALTHY || status >= FIRST_UNHEALTHY) {
            throw new ProbeFailedException("status " + status + " from " + authority);
        }
    }

    private int status(int timeoutMillis) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        try {
            connection.setConnectTimeout(timeoutMillis);
            connection.setReadTimeout(timeoutMillis);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty("Connection", "close");
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    @Override
    public String toString() {
        return uri.getScheme() + "://" + authority;
    }
}

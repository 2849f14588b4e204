package io.breakwater.it.clients;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** OkHttp: calls are executed, or enqueued if the first argument says so. */
public final class OkHttpRequests implements Requests {

    private final OkHttpClient client = new OkHttpClient.Builder()
            .readTimeout(Duration.ofMillis(TIMEOUT_MILLIS))
            .build();
    private final boolean enqueued;

    private OkHttpRequests(boolean enqueued) {
        this.enqueued = enqueued;
    }

    public static void main(String[] args) throws IOException {
        OkHttpRequests requests = new OkHttpRequests(args[0].equals("enqueue"));
        Requests.serve(requests);
        requests.client.dispatcher().executorService().shutdown(); // its threads are no daemons
    }

    @Override
    public String send(String method, String url) throws Exception {
        RequestBody body = method.equals("POST") ? RequestBody.create("a text", null) : null;
        Call call = client.newCall(
                new Request.Builder().url(url).method(method, body).build());
        try (Response response = enqueued ? enqueue(call) : call.execute()) {
            return response.code() + " " + response.body().string();
        }
    }

    private static Response enqueue(Call call) throws Exception {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException thrown) {
                answer.completeExceptionally(thrown);
            }

            @Override
            public void onResponse(Call answered, Response response) {
                answer.complete(response);
            }
        });
        return answer.get();
    }

    @Override
    public int lent() {
        return client.connectionPool().connectionCount()
                - client.connectionPool().idleConnectionCount();
    }
}

package io.breakwater.it.app.small;

import com.zoho.api.authenticator.OAuthToken;
import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.RecordOperations;
import io.breakwater.it.app.crm.SdkAccounts;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads a record for every line on stdin, with a token that has expired: {@code TokenCalls URL CACHE_DIRECTORY}. */
public final class TokenCalls {

    private static final long ACCOUNT = 1001;

    private TokenCalls() {}

    public static void main(String[] args) throws Exception {
        new SdkAccounts(args[0], Path.of(args[1]));
        OAuthToken token = new OAuthToken.Builder()
                .clientID("placeholder-client")
                .clientSecret("placeholder-secret")
                .refreshToken("placeholder-refresh-token-" + "x".repeat(20))
                .findUser(false)
                .build();
        new Initializer.Builder()
                .token(token)
                .store(Initializer.getInitializer().getStore())
                .resourcePath(args[1])
                .initialize();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + read());
        }
    }

    private static String read() {
        try {
            return "status "
                    + new RecordOperations("Accounts")
                            .getRecord(ACCOUNT, null, null)
                            .getStatusCode();
        } catch (SDKException | RuntimeException e) {
            return e.toString();
        }
    }
}

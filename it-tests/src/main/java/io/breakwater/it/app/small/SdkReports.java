package io.breakwater.it.app.small;

import com.zoho.api.authenticator.OAuthToken;
import com.zoho.api.authenticator.store.FileStore;
import com.zoho.crm.api.Header;
import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.SDKConfig;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.BodyWrapper;
import com.zoho.crm.api.record.Record;
import com.zoho.crm.api.record.RecordOperations;
import com.zoho.crm.api.util.APIResponse;
import io.breakwater.it.app.crm.SdkAccounts;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Does with the CRM's SDK what it is told on stdin, and says all that an application can see of what came of it: {@code
 * SdkReports URL CACHE_DIRECTORY}.
 *
 * <pre>
 * read [MODULE], create [MODULE]    one call
 * refresh, lookup                   a read with a token that has expired; which then looks its user up, too
 * tenant                            a read as another user, on a thread that has switched to it
 * headers                           a read with headers that were used before
 * interrupted MILLIS                a read during which its thread is interrupted
 * begin [MODULE], ended, end        a read on another thread; whether it has ended; what came of it
 * timeout MILLIS                    how long calls wait for an answer from now on; 0 = for ever
 * </pre>
 */
@SuppressWarnings("JavaLangClash") // the SDK's name for a record
public final class SdkReports {
    private static final long ACCOUNT = 1001;
    private static final String MODULE = "Accounts";
    private static final String LONG = "x".repeat(32); // the SDK wants tokens of that length

    private final Path cache;
    private final HeaderMap used = new HeaderMap();
    private int tokens;
    private FutureTask<String> begun = new FutureTask<>(() -> "");

    private SdkReports(String url, Path cache) throws SDKException {
        this.cache = cache;
        new SdkAccounts(url, cache);
        used.add(new Header<String>("X-EXTERNAL", "test"), "Accounts.External");
    }

    public static void main(String[] args) throws Exception {
        SdkReports application = new SdkReports(args[0], Path.of(args[1]));
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + application.answer(line.split(" ", -1)));
        }
    }

    private String answer(String[] words) throws Exception {
        String rest = words.length > 1 ? words[1] : MODULE;
        return switch (words[0]) {
            case "read" -> read(rest, new HeaderMap());
            case "create" -> create(rest);
            case "refresh" -> readWithExpiredToken(false);
            case "lookup" -> readWithExpiredToken(true);
            case "tenant" -> onOtherThread(this::readAsTenant).get();
            case "headers" -> read(MODULE, used) + " " + used.getHeaderMap().keySet();
            case "interrupted" -> interrupted(Long.parseLong(rest));
            case "begin" -> {
                begun = onOtherThread(() -> read(rest, new HeaderMap()));
                yield "begun";
            }
            case "ended" -> String.valueOf(begun.isDone());
            case "end" -> begun.get();
            default -> timeout(Integer.parseInt(rest));
        };
    }

    private static String read(String module, HeaderMap headers) {
        try {
            return SdkReport.of(new RecordOperations(module).getRecord(ACCOUNT, new ParameterMap(), headers));
        } catch (SDKException | RuntimeException thrown) {
            return SdkReport.of(thrown);
        }
    }

    private static String create(String module) {
        Record account = new Record();
        account.addKeyValue("Account_Name", "Acme");
        BodyWrapper body = new BodyWrapper();
        body.setData(new ArrayList<>(List.of(account)));
        try {
            APIResponse<?> response = new RecordOperations(module).createRecords(body, new HeaderMap());
            return SdkReport.of(response);
        } catch (SDKException | RuntimeException thrown) {
            return SdkReport.of(thrown);
        }
    }

    /** Each such token has a store of its own, or it would be found in there as good as new. */
    private String readWithExpiredToken(boolean findUser) throws Exception {
        OAuthToken token = new OAuthToken.Builder()
                .clientID("placeholder-client")
                .clientSecret("placeholder-secret")
                .accessToken("expired-token-" + LONG)
                .refreshToken("placeholder-refresh-token-" + LONG)
                .findUser(findUser)
                .build();
        token.setExpiresIn("0");
        FileStore store = new FileStore(cache.resolve("tokens-" + ++tokens).toString());
        settings().token(token).store(store).initialize();
        return read(MODULE, new HeaderMap());
    }

    private String readAsTenant() throws SDKException {
        settings().token(accessToken("placeholder-tenant-token-")).switchUser();
        Initializer tenant = Initializer.getInitializer();
        String answer = read(MODULE, new HeaderMap());
        return answer + (tenant == Initializer.getInitializer() ? "" : ", and is another user now");
    }

    private String timeout(int millis) throws SDKException {
        settings()
                .token(accessToken("placeholder-access-token-"))
                .SDKConfig(new SDKConfig.Builder()
                        .pickListValidation(false)
                        .socketTimeout(millis)
                        .build())
                .initialize();
        return "timeout";
    }

    private Initializer.Builder settings() throws SDKException {
        return new Initializer.Builder()
                .store(Initializer.getInitializer().getStore())
                .resourcePath(cache.toString());
    }

    private static OAuthToken accessToken(String prefix) throws SDKException {
        return new OAuthToken.Builder()
                .accessToken(prefix + LONG)
                .findUser(false)
                .build();
    }

    private static String interrupted(long millis) throws Exception {
        FutureTask<String> task =
                new FutureTask<>(() -> read(MODULE, new HeaderMap()) + ", interrupted: " + Thread.interrupted());
        Thread caller = new Thread(task);
        caller.start();
        Thread.sleep(millis);
        caller.interrupt();
        return task.get();
    }

    private static FutureTask<String> onOtherThread(Callable<String> call) {
        FutureTask<String> task = new FutureTask<>(call);
        new Thread(task).start();
        return task;
    }
}

package io.breakwater.it.app.small;

import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.RecordOperations;
import io.breakwater.it.app.crm.SdkAccounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads a record through the CRM's SDK for every line on stdin: {@code SdkCalls URL CACHE_DIRECTORY}. */
public final class SdkCalls {

    private static final long ACCOUNT = 1001;

    private SdkCalls() {}

    public static void main(String[] args) throws IOException {
        new SdkAccounts(args[0], Path.of(args[1])).getAccount(String.valueOf(ACCOUNT));
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
                            .getRecord(ACCOUNT, new ParameterMap(), new HeaderMap())
                            .getStatusCode();
        } catch (SDKException | RuntimeException e) {
            return e.toString();
        }
    }
}

package io.breakwater.it.app.small;

import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.BodyWrapper;
import com.zoho.crm.api.record.Record;
import com.zoho.crm.api.record.RecordOperations;
import io.breakwater.it.app.crm.SdkAccounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls the CRM's SDK for every line on stdin, {@code read}, {@code read MODULE} or {@code create}: {@code SdkCalls URL
 * CACHE_DIRECTORY}.
 */
@SuppressWarnings("JavaLangClash") // the SDK's name for a record
public final class SdkCalls {

    private static final long ACCOUNT = 1001;

    private SdkCalls() {}

    public static void main(String[] args) throws IOException {
        new SdkAccounts(args[0], Path.of(args[1])).getAccount(String.valueOf(ACCOUNT));
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + answer(line.split(" ", 2)));
        }
    }

    private static String answer(String[] words) {
        RecordOperations operations = new RecordOperations(words.length > 1 ? words[1] : "Accounts");
        try {
            return "status "
                    + (words[0].equals("create")
                            ? operations
                                    .createRecords(oneRecord(), new HeaderMap())
                                    .getStatusCode()
                            : operations
                                    .getRecord(ACCOUNT, new ParameterMap(), new HeaderMap())
                                    .getStatusCode());
        } catch (SDKException | RuntimeException e) {
            return e.toString();
        }
    }

    private static BodyWrapper oneRecord() {
        Record account = new Record();
        account.addKeyValue("Account_Name", "Acme");
        BodyWrapper body = new BodyWrapper();
        body.setData(new ArrayList<>(List.of(account)));
        return body;
    }
}

package io.breakwater.it.app.adapters;

import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.RecordOperations;
import com.zoho.crm.api.record.ResponseHandler;
import com.zoho.crm.api.record.ResponseWrapper;
import com.zoho.crm.api.util.APIResponse;
import io.breakwater.it.app.crm.SdkAccounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Calls an operation of the SDK at each line, and tells what it got, as it is seen through the SDK's types. */
public final class SdkLookup {

    private SdkLookup() {}

    public static void main(String[] args) throws IOException {
        new SdkAccounts(args[0], Path.of(args[1])); // sets the SDK up
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + lookUp(Long.parseLong(line)));
        }
    }

    private static String lookUp(long id) {
        try {
            APIResponse<ResponseHandler> response =
                    new RecordOperations("Accounts").getRecord(id, new ParameterMap(), new HeaderMap());
            Object object = response.getObject();
            String what = object instanceof ResponseWrapper wrapper
                    ? String.valueOf(wrapper.getData().get(0).getKeyValue("Account_Name"))
                    : String.valueOf(object.getClass().getName());
            return response.getStatusCode() + " " + what;
        } catch (SDKException | RuntimeException e) {
            return e.toString();
        }
    }
}

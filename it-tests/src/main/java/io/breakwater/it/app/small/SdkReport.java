package io.breakwater.it.app.small;

import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.APIException;
import com.zoho.crm.api.record.ActionWrapper;
import com.zoho.crm.api.record.FileBodyWrapper;
import com.zoho.crm.api.util.APIResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that an application can see of what a call of the SDK returned or threw, in one line. */
final class SdkReport {

    private SdkReport() {}

    static String of(APIResponse<?> response) {
        return response.getStatusCode() + " " + object(response.getObject()) + ", expected: " + response.isExpected()
                + ", headers: " + new TreeMap<>(response.getHeaders()) + ", JSON: " + response.getResponseJSON();
    }

    private static String object(@Nullable Object object) {
        if (object == null) {
            return "null";
        }
        StringBuilder text = new StringBuilder(object.getClass().getSimpleName());
        if (object instanceof APIException refusal) {
            text.append(' ').append(refusal.getCode().getValue());
        } else if (object instanceof ActionWrapper wrapper) {
            wrapper.getData().forEach(each -> text.append(" of ").append(object(each)));
        } else if (object instanceof FileBodyWrapper file) {
            text.append(" of '").append(content(file)).append('\'');
        }
        return text.toString();
    }

    private static String content(FileBodyWrapper file) {
        try {
            return new String(file.getFile().getStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    static String of(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            text.append(each == thrown ? "" : " <- ").append(each.getClass().getSimpleName());
            if (each instanceof SDKException sdk) {
                text.append(" code ").append(sdk.getCode()).append(" details ").append(sdk.getDetails());
            }
            text.append(": ").append(each.getMessage());
        }
        return text.toString().replace('\n', ' ');
    }
}

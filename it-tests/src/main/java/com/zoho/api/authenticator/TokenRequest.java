package com.zoho.api.authenticator;

import com.zoho.crm.api.exception.SDKException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.NameValuePair;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.message.BasicNameValuePair;
import org.apache.http.util.EntityUtils;
import org.json.JSONException;
import org.json.JSONObject;

/** Asks the accounts server for a new access token. Whatever the status of its reply, only the body counts. */
final class TokenRequest {

    private TokenRequest() {}

    static void refresh(OAuthToken token, String url) throws SDKException {
        List<NameValuePair> form = new ArrayList<>();
        form.add(new BasicNameValuePair("client_id", token.getClientId()));
        form.add(new BasicNameValuePair("client_secret", token.getClientSecret()));
        form.add(new BasicNameValuePair("grant_type", "refresh_token"));
        form.add(new BasicNameValuePair("refresh_token", token.getRefreshToken()));
        parse(token, post(url, form));
    }

    /** Without any time limit: the settings of the client do not reach this request. */
    private static String post(String url, List<NameValuePair> form) throws SDKException {
        try (CloseableHttpClient client = HttpClients.createDefault()) {
            HttpPost request = new HttpPost(url);
            request.setEntity(new UrlEncodedFormEntity(form, "UTF-8"));
            return EntityUtils.toString(client.execute(request).getEntity());
        } catch (IOException e) {
            throw new SDKException(e);
        }
    }

    private static void parse(OAuthToken token, String reply) throws SDKException {
        try {
            JSONObject json = new JSONObject(reply);
            if (!json.has("access_token")) {
                String error = json.optString("error", "Access token is not present in the response");
                throw new SDKException("INVALID TOKEN ERROR", error);
            }
            token.setAccessToken(json.getString("access_token"));
            token.setExpiresIn(Long.toString(System.currentTimeMillis() + json.getLong("expires_in") * 1000));
            if (json.has("api_domain")) {
                token.setAPIDomain(json.getString("api_domain"));
            }
        } catch (JSONException e) {
            throw new SDKException(null, "Exception in parsing token response : " + reply, null, e);
        }
    }
}

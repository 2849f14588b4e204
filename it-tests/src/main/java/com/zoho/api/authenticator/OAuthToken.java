package com.zoho.api.authenticator;

import com.zoho.api.authenticator.store.TokenStore;
import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.util.APIHTTPConnector;
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

/**
 * An access token, with what is needed to get the next one.
 *
 * <p>It is refreshed only when it is about to expire by the clock, in the middle of a call and under its own monitor; a reply
 * that says "invalid token" refreshes nothing.
 */
public class OAuthToken implements Token {
    private static final long REFRESH_BEFORE_MILLIS = 5000;

    private final String clientID;
    private final String clientSecret;
    private final String refreshToken;
    private final boolean findUser;
    private final String id;
    private String accessToken; // guarded by this
    private String expiresIn; // guarded by this; epoch milliseconds, null if unknown

    private OAuthToken(Builder builder) {
        this.clientID = builder.clientID;
        this.clientSecret = builder.clientSecret;
        this.refreshToken = builder.refreshToken;
        this.findUser = builder.findUser;
        this.id = builder.id;
        this.accessToken = builder.accessToken;
    }

    @Override
    public synchronized void authenticate(APIHTTPConnector connector) throws SDKException {
        connector.addHeader("Authorization", "Zoho-oauthtoken " + getToken());
    }

    public synchronized String getToken() throws SDKException {
        boolean expired =
                expiresIn != null && Long.parseLong(expiresIn) - System.currentTimeMillis() < REFRESH_BEFORE_MILLIS;
        if ((accessToken == null || expired) && refreshToken != null) {
            refreshAccessToken();
        }
        return accessToken;
    }

    private void refreshAccessToken() throws SDKException {
        List<NameValuePair> form = new ArrayList<>();
        form.add(new BasicNameValuePair("client_id", clientID));
        form.add(new BasicNameValuePair("client_secret", clientSecret));
        form.add(new BasicNameValuePair("grant_type", "refresh_token"));
        form.add(new BasicNameValuePair("refresh_token", refreshToken));
        Initializer initializer = Initializer.getInitializer();
        parse(post(initializer.getEnvironment().getAccountsUrl(), form));
        TokenStore store = initializer.getStore();
        if (store != null) {
            store.saveToken(this);
        }
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

    private void parse(String reply) throws SDKException {
        JSONObject json;
        try {
            json = new JSONObject(reply);
        } catch (JSONException e) {
            throw new SDKException(null, "Exception in parsing token response : " + reply, null, e);
        }
        if (json.has("error")) {
            throw new SDKException("INVALID TOKEN ERROR", json.get("error").toString());
        }
        accessToken = json.getString("access_token");
        if (json.has("expires_in")) {
            expiresIn = Long.toString(System.currentTimeMillis() + json.getLong("expires_in") * 1000);
        }
    }

    @Override
    public void remove() throws SDKException {
        Initializer.getInitializer().getStore().deleteToken(id);
    }

    @Override
    public String getId() {
        return id;
    }

    public String getRefreshToken() {
        return refreshToken;
    }

    public boolean isFindUser() {
        return findUser;
    }

    public synchronized String getAccessToken() {
        return accessToken;
    }

    public synchronized String getExpiresIn() {
        return expiresIn;
    }

    public synchronized void setExpiresIn(String expiresIn) {
        this.expiresIn = expiresIn;
    }

    /** Collects what is known of the token; an access token alone is enough. */
    public static class Builder {
        private String id;
        private String clientID;
        private String clientSecret;
        private String refreshToken;
        private String accessToken;
        private boolean findUser = true;

        public Builder id(String id) {
            this.id = id;
            return this;
        }

        public Builder clientID(String clientID) {
            this.clientID = clientID;
            return this;
        }

        public Builder clientSecret(String clientSecret) {
            this.clientSecret = clientSecret;
            return this;
        }

        public Builder refreshToken(String refreshToken) {
            this.refreshToken = refreshToken;
            return this;
        }

        public Builder accessToken(String accessToken) {
            this.accessToken = accessToken;
            return this;
        }

        public Builder findUser(boolean findUser) {
            this.findUser = findUser;
            return this;
        }

        public OAuthToken build() throws SDKException {
            if (accessToken == null && refreshToken == null) {
                throw new SDKException("MANDATORY VALUE ERROR", "An access token or a refresh token is needed");
            }
            return new OAuthToken(this);
        }
    }
}

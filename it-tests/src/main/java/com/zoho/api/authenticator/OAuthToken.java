package com.zoho.api.authenticator;

import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.UserSignature;
import com.zoho.crm.api.dc.DataCenter;
import com.zoho.crm.api.dc.DataCenter.Environment;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.util.APIHTTPConnector;
import com.zoho.crm.api.util.Utility;

/**
 * An access token, with what is needed to get the next one.
 *
 * <p>It is refreshed only when it is about to expire by the clock, in the middle of a call and under its own monitor; a reply
 * that says "invalid token" refreshes nothing. Whoever looks up the user calls the CRM under that monitor, too.
 */
public class OAuthToken implements Token {
    private static final long REFRESH_BEFORE_MILLIS = 5000;
    private static final String AUTHORIZATION = "Authorization";

    private String clientID;
    private String clientSecret;
    private boolean findUser;
    private boolean updateAPIDomain;
    private String refreshToken; // this and all below guarded by this
    private String id;
    private UserSignature userSignature;
    private String accessToken;
    private String expiresIn; // epoch milliseconds, null if unknown
    private String apiDomain;

    public OAuthToken() {}

    private OAuthToken(Builder builder) {
        this.clientID = builder.clientID;
        this.clientSecret = builder.clientSecret;
        this.refreshToken = builder.refreshToken;
        this.findUser = builder.findUser;
        this.updateAPIDomain = builder.updateAPIDomain;
        this.id = builder.id;
        this.accessToken = builder.accessToken;
    }

    /** Adds the token unless the request carries one already, be it an old one. */
    @Override
    public synchronized void authenticate(APIHTTPConnector connector) throws SDKException {
        if (!connector.getHeaders().containsKey(AUTHORIZATION)) {
            connector.addHeader(AUTHORIZATION, "Zoho-oauthtoken " + getToken());
        }
    }

    @Override
    public void generateToken() throws SDKException {
        getToken();
    }

    public synchronized String getToken() throws SDKException {
        Initializer initializer = Initializer.getInitializer();
        Token known = initializer.getStore().findToken(this);
        if (known instanceof OAuthToken other && other != this) {
            takeOver(other);
        }
        followAPIDomain(initializer);
        boolean isNew = id == null;
        if ((accessToken == null || isExpired()) && refreshToken != null) {
            TokenRequest.refresh(this, initializer.getEnvironment().getAccountsUrl());
            isNew = true;
        }
        if (isNew) {
            findUser();
            initializer.getStore().saveToken(this);
        }
        return accessToken;
    }

    private boolean isExpired() {
        return expiresIn != null && Long.parseLong(expiresIn) - System.currentTimeMillis() < REFRESH_BEFORE_MILLIS;
    }

    private void takeOver(OAuthToken other) {
        id = other.getId();
        accessToken = other.getAccessToken();
        expiresIn = other.getExpiresIn();
        apiDomain = other.getAPIDomain();
    }

    /** From the next call on, all calls of the JVM go where the last token said, if that is an address of the vendor. */
    private void followAPIDomain(Initializer initializer) throws SDKException {
        Environment named = updateAPIDomain && apiDomain != null ? DataCenter.get(apiDomain) : null;
        if (named != null) {
            initializer.setEnvironment(named);
        }
    }

    /** Two more calls, inside of the one that needed the token. That they fail is nobody's business. */
    private void findUser() {
        if (findUser && userSignature == null) {
            try {
                userSignature = new UserSignature(Utility.getUserName(accessToken));
            } catch (SDKException unknown) {
                userSignature = null;
            }
        }
    }

    @Override
    public void remove() throws SDKException {
        Initializer.getInitializer().getStore().deleteToken(getId());
    }

    @Override
    public synchronized String getId() {
        return id;
    }

    public synchronized void setId(String id) {
        this.id = id;
    }

    public String getClientId() {
        return clientID;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    public synchronized String getRefreshToken() {
        return refreshToken;
    }

    public synchronized void setRefreshToken(String refreshToken) {
        this.refreshToken = refreshToken;
    }

    public boolean isFindUser() {
        return findUser;
    }

    public synchronized UserSignature getUserSignature() {
        return userSignature;
    }

    public synchronized void setUserSignature(UserSignature userSignature) {
        this.userSignature = userSignature;
    }

    public synchronized String getAccessToken() {
        return accessToken;
    }

    public synchronized void setAccessToken(String accessToken) {
        this.accessToken = accessToken;
    }

    public synchronized String getExpiresIn() {
        return expiresIn;
    }

    public synchronized void setExpiresIn(String expiresIn) {
        this.expiresIn = expiresIn;
    }

    public synchronized String getAPIDomain() {
        return apiDomain;
    }

    public synchronized void setAPIDomain(String apiDomain) {
        this.apiDomain = apiDomain;
    }

    /** Collects what is known of the token; an access token alone is enough. */
    public static class Builder {
        private String id;
        private String clientID;
        private String clientSecret;
        private String refreshToken;
        private String accessToken;
        private boolean findUser = true;
        private boolean updateAPIDomain = true;

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

        public Builder updateAPIDomain(boolean updateAPIDomain) {
            this.updateAPIDomain = updateAPIDomain;
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

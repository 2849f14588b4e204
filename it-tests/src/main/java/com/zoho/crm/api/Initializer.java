package com.zoho.crm.api;

import com.zoho.api.authenticator.Token;
import com.zoho.api.authenticator.store.FileStore;
import com.zoho.api.authenticator.store.TokenStore;
import com.zoho.crm.api.dc.DataCenter.Environment;
import com.zoho.crm.api.exception.SDKException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.json.JSONObject;

/**
 * Who calls which CRM with which settings: one for the whole JVM, and over it one per thread for those who switched the user.
 *
 * <p>The per-thread one does not follow a call to another thread; there the global one answers.
 */
public class Initializer {
    /** Which class a reply becomes, by class name. Null until the first {@link Builder#initialize()}. */
    public static volatile JSONObject jsonDetails;

    private static final String TOKEN_FILE = "sdk_tokens.txt";
    private static final ThreadLocal<Initializer> LOCAL = new ThreadLocal<>();
    private static volatile Initializer initializer;

    private volatile Environment environment;
    private final Token token;
    private final TokenStore store;
    private final SDKConfig sdkConfig;
    private final String resourcePath;

    private Initializer(Builder builder) {
        this.environment = builder.environment;
        this.token = builder.token;
        this.store = builder.store;
        this.sdkConfig = builder.sdkConfig;
        this.resourcePath = builder.resourcePath;
    }

    public static Initializer getInitializer() {
        Initializer switched = LOCAL.get();
        return switched != null ? switched : initializer;
    }

    public Environment getEnvironment() {
        return environment;
    }

    /** Sends all later calls elsewhere; the token does so when the accounts server tells it another address. */
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    public Token getToken() {
        return token;
    }

    public TokenStore getStore() {
        return store;
    }

    public SDKConfig getSDKConfig() {
        return sdkConfig;
    }

    public String getResourcePath() {
        return resourcePath;
    }

    /** Collects what a client needs, then makes it the client of the JVM or of the calling thread. */
    public static class Builder {
        private Environment environment;
        private Token token;
        private TokenStore store;
        private SDKConfig sdkConfig = new SDKConfig.Builder().build();
        private String resourcePath;

        public Builder() {
            Initializer current = getInitializer();
            if (current != null) {
                this.environment = current.environment;
                this.token = current.token;
                this.sdkConfig = current.sdkConfig;
            }
        }

        public Builder environment(Environment environment) {
            this.environment = environment;
            return this;
        }

        public Builder token(Token token) {
            this.token = token;
            return this;
        }

        public Builder store(TokenStore store) {
            this.store = store;
            return this;
        }

        public Builder SDKConfig(SDKConfig sdkConfig) {
            this.sdkConfig = sdkConfig;
            return this;
        }

        public Builder resourcePath(String resourcePath) throws SDKException {
            if (resourcePath == null || !new File(resourcePath).isDirectory()) {
                throw new SDKException("INITIALIZATION ERROR", "Resource path must be an existing directory");
            }
            this.resourcePath = resourcePath;
            return this;
        }

        public void initialize() throws SDKException {
            String here = System.getProperty("user.dir");
            if (resourcePath == null) {
                resourcePath = here;
            }
            if (store == null) {
                store = storeIn(here);
            }
            jsonDetails = readDetails();
            initializer = new Initializer(this);
            LOCAL.remove();
        }

        public void switchUser() throws SDKException {
            if (initializer == null) {
                throw new SDKException("SDK UNINITIALIZED ERROR", "SDK is uninitialized");
            }
            if (resourcePath == null) {
                resourcePath = initializer.resourcePath;
            }
            if (store == null) {
                store = initializer.store;
            }
            LOCAL.set(new Initializer(this));
        }

        private static TokenStore storeIn(String directory) throws SDKException {
            try {
                return new FileStore(new File(directory, TOKEN_FILE).getPath());
            } catch (Exception e) {
                throw new SDKException(e);
            }
        }

        private static JSONObject readDetails() throws SDKException {
            try (InputStream in = Initializer.class.getResourceAsStream("details.json")) {
                return new JSONObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new SDKException(e);
            }
        }
    }
}

package com.zoho.crm.api;

/** Switches and time limits of the client. A limit of zero, the default, means no limit. */
public class SDKConfig {
    private final boolean autoRefreshFields;
    private final boolean pickListValidation;
    private final int connectionRequestTimeout;
    private final int connectionTimeout;
    private final int socketTimeout;

    private SDKConfig(Builder builder) {
        this.autoRefreshFields = builder.autoRefreshFields;
        this.pickListValidation = builder.pickListValidation;
        this.connectionRequestTimeout = builder.connectionRequestTimeout;
        this.connectionTimeout = builder.connectionTimeout;
        this.socketTimeout = builder.socketTimeout;
    }

    public boolean getAutoRefreshFields() {
        return autoRefreshFields;
    }

    public boolean getPickListValidation() {
        return pickListValidation;
    }

    public int getConnectionRequestTimeout() {
        return connectionRequestTimeout;
    }

    public int getConnectionTimeout() {
        return connectionTimeout;
    }

    public int getSocketTimeout() {
        return socketTimeout;
    }

    /** Collects the settings; all times are milliseconds. */
    public static class Builder {
        private boolean autoRefreshFields;
        private boolean pickListValidation = true;
        private int connectionRequestTimeout;
        private int connectionTimeout;
        private int socketTimeout;

        public Builder autoRefreshFields(boolean autoRefreshFields) {
            this.autoRefreshFields = autoRefreshFields;
            return this;
        }

        public Builder pickListValidation(boolean pickListValidation) {
            this.pickListValidation = pickListValidation;
            return this;
        }

        public Builder connectionRequestTimeout(int millis) {
            this.connectionRequestTimeout = millis;
            return this;
        }

        public Builder connectionTimeout(int millis) {
            this.connectionTimeout = millis;
            return this;
        }

        public Builder socketTimeout(int millis) {
            this.socketTimeout = millis;
            return this;
        }

        public SDKConfig build() {
            return new SDKConfig(this);
        }
    }
}

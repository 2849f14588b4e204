package com.zoho.crm.api.util;

import java.io.InputStream;

/** A named stream. Whoever gets it has to close it. */
public class StreamWrapper {
    private final String name;
    private final InputStream stream;

    public StreamWrapper(String name, InputStream stream) {
        this.name = name;
        this.stream = stream;
    }

    public String getName() {
        return name;
    }

    public InputStream getStream() {
        return stream;
    }
}

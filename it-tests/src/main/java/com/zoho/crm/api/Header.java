package com.zoho.crm.api;

/** The name of a request header, with the type of its value. */
public class Header<T> {
    private final String name;
    private final String className;

    public Header(String name, String className) {
        this.name = name;
        this.className = className;
    }

    public String getName() {
        return name;
    }

    public String getClassName() {
        return className;
    }
}

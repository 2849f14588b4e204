package com.zoho.crm.api;

/** The name of a query parameter, with the type of its value. */
public class Param<T> {
    private final String name;
    private final String className;

    public Param(String name, String className) {
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

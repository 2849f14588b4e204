package io.breakwater.it.app.crm;

/** An account of the CRM, and who served it. */
public record Account(String id, String name, String servedBy) {}

package com.zoho.crm.api.util;

/** Anything that is sent or received as a body, or as a part of one. */
public interface Model {}

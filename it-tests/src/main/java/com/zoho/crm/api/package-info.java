/**
 * Stand-in for the Zoho CRM Java SDK 8.0/2.0.0, which is not on Maven Central: class names, signatures and failure surfaces
 * are those of the SDK, the code is not.
 *
 * <p>Its oddities are the point. What looks like a bug here (a reply without a body ends in a NullPointerException, an HTTP
 * error is a return value, clients are never closed) is what applications have to live with.
 */
package com.zoho.crm.api;

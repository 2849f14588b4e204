/** Holds the stand-in for the CRM SDK to what was measured at the real one. */
package io.breakwater.it.sdk;

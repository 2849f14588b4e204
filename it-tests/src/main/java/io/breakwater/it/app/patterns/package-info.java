/** Clients and their callers, for every form of a pattern. */
package io.breakwater.it.app.patterns;

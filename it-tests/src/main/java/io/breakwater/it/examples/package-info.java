/**
 * The core as a library: small programs that print a story, each a {@code main}. They need breakwater-core on the class
 * path and nothing else.
 */
package io.breakwater.it.examples;

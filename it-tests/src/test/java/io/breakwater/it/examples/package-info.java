/** Runs each example and reads its story. */
package io.breakwater.it.examples;

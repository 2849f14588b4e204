/**
 * The packaged agent in real JVMs, on every JDK of {@link io.breakwater.it.harness.Jdks}. One feature a class; each test
 * has a deadline, and shows what the child has said when it fails.
 */
package io.breakwater.it;

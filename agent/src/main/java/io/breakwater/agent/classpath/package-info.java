/**
 * Class files of an application that does not run: those of a class path, and those of the JDK.
 *
 * <p>Floor: the JDK, read with {@code java.io} and {@code java.util.jar}. Entry type:
 * {@link io.breakwater.agent.classpath.ClassPath}. Only the command line comes here, never an application's JVM.
 */
@NullMarked
package io.breakwater.agent.classpath;

import org.jspecify.annotations.NullMarked;

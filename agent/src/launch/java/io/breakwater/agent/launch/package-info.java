/**
 * The only classes of the agent that the application's class path shows. They find the agent jar, load everything else
 * through a class loader of its own, and hand over.
 *
 * <p>Floor: the JDK, and of that only what Java 8 has, so that an old JVM gets a sentence. Entry type:
 * {@link io.breakwater.agent.launch.BreakwaterAgent}. Nothing here may throw into the JVM: what premain throws aborts it.
 *
 * <p>Not {@code @NullMarked}: the annotation cannot be read by a compiler that is asked for Java 8.
 */
package io.breakwater.agent.launch;

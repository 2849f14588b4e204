package io.breakwater.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;

/**
 * What the launcher hands over.
 *
 * @param instrumentation the JVM's
 * @param jar the agent jar
 * @param version its version
 * @param beforeMain whether main has yet to run: only then may {@code strict} end the JVM
 * @param ended run once the agent is gone from the JVM, so that it may be started again
 */
record Launch(Instrumentation instrumentation, File jar, String version, boolean beforeMain, Runnable ended) {}

package io.breakwater.agent.jconsole;

import io.breakwater.agent.jmx.RemoteBean;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the JVM at one moment.
 *
 * @param agent the agent; null = there is none, or it cannot be reached
 * @param circuits its circuits
 * @param trouble why nothing can be shown; empty if all is well
 */
record Look(@Nullable RemoteBean agent, List<RemoteBean> circuits, String trouble) {}

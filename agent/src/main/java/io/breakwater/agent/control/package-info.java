/**
 * What operators see and steer, whichever way they look: over JMX or as metrics.
 *
 * <p>Floor: imports the engine, {@code config}, {@code bridge}, {@code weave} and {@code log}. {@code jmx} and {@code metrics}
 * stand on it, and do not see each other. {@link io.breakwater.agent.control.AgentControl} is implemented by the runtime.
 */
@NullMarked
package io.breakwater.agent.control;

import org.jspecify.annotations.NullMarked;

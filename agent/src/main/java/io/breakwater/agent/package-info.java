/**
 * The agent, put together.
 *
 * <p>Floor: the top; imports all below. Entry type: {@link io.breakwater.agent.AgentRuntime}, called by the launcher by
 * name.
 */
@NullMarked
package io.breakwater.agent;

import org.jspecify.annotations.NullMarked;

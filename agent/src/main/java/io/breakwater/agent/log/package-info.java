/**
 * What the agent has to say while the application runs: slf4j-simple on stderr, configured for the agent alone, and the
 * count of errors that the application was spared.
 *
 * <p>Floor: imports the vocabulary of the engine. Entry types: {@link io.breakwater.agent.log.AgentLog},
 * {@link io.breakwater.agent.log.SuppressedErrors}.
 */
@NullMarked
package io.breakwater.agent.log;

import org.jspecify.annotations.NullMarked;

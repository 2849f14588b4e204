/**
 * Adapters that come with the agent: they make what one tier returns into what another one does, with the application's own
 * classes, which are found by name in its own class loader.
 *
 * <p>Floor: the JDK. Entry type: {@link io.breakwater.agent.adapt.ZohoCrmSdkAdapter}. Nothing of the application is held:
 * what is looked up is looked up for each answer of a fallback tier, which is after a failure.
 */
@NullMarked
package io.breakwater.agent.adapt;

import org.jspecify.annotations.NullMarked;

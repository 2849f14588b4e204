/**
 * The gate in {@code java.lang} and what stands behind it: sites, permits, fallback tiers.
 *
 * <p>Floor: imports {@code log}, {@code config} and the engine. Entry types:
 * {@link io.breakwater.agent.bridge.GateInstaller}, {@link io.breakwater.agent.bridge.GateHandler}.
 *
 * <h2>Why a class in {@code java.lang}</h2>
 *
 * Woven code runs in classes of any loader, OSGi bundle or named module; the one package that all of them see is {@code
 * java.lang}. {@link io.breakwater.agent.bridge.GateInstaller} opens that package to this module alone and defines the
 * gate there through a {@code Lookup}. Nothing is appended to the boot class path (the JVM would print a warning about
 * class data sharing) and {@code Unsafe} is not needed. The installer must not link to anything that names the gate:
 * verifying it would look for the gate before it is there.
 *
 * <h2>What is held, and how</h2>
 *
 * No class, method, loader or object of the application is held strongly. Sites are known by name; instances are held
 * weakly; what has to be looked up by reflection is looked up in the calling class's loader when it is needed, which is
 * only after a failure or a refusal. Thread locals hold arrays of primitives.
 *
 * <h2>What a refusal goes out as</h2>
 *
 * A caller catches what its method declares, and has never heard of a circuit. So a refusal is thrown as the cause of an
 * exception of that type, where one can be made: its <i>dress</i>. Which type and which constructor is decided while
 * weaving and is part of a site. The dress is made anew for each refusal, and nothing of it is kept: not its class, for
 * that would hold the application's loader, and not a {@code ClassValue}, for that would make the application's class hold
 * ours. It costs a stack trace of its own unless its class knows how to leave that out, whatever {@code
 * rejection-stack-trace} says; where that is too much, {@code rejection = CircuitOpenException} is the way.
 *
 * <p>The dress is put on where the refusal leaves for good, after the fallback chain. Inside, and in every circuit that it
 * passes on its way out, a dressed refusal is treated as a plain one: see {@link io.breakwater.core.CallRefusedException#of}.
 */
@NullMarked
package io.breakwater.agent.bridge;

import org.jspecify.annotations.NullMarked;

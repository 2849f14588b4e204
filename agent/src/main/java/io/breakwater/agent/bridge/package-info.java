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
 * only after a failure. Thread locals hold arrays of primitives.
 */
@NullMarked
package io.breakwater.agent.bridge;

import org.jspecify.annotations.NullMarked;

/**
 * Weaving: which classes are touched, and what is put into them. <b>The only package that sees Byte Buddy.</b>
 *
 * <p>Floor: imports {@code config}, {@code bridge} and {@code log}. Entry type:
 * {@link io.breakwater.agent.weave.Weaving}.
 *
 * <h2>Why a hand-written transformer</h2>
 *
 * Byte Buddy is started when the first class matches, and never if none does: its start costs about half a second. Until
 * then a class that is loaded costs a look into a hash set of names, and a prefix comparison for each pattern with a
 * wildcard. Nothing is woven by its supertypes, so no class file but that of a match is ever read.
 *
 * <h2>Why advice without a change of schema</h2>
 *
 * The advice is inlined into the method and adds neither fields nor methods, so classes that are loaded already can be
 * woven just as well, and unwoven. {@code repeatOn} jumps back to the start of the body with the caller's arguments
 * restored: a retry adds no frame and no reflection.
 */
@NullMarked
package io.breakwater.agent.weave;

import org.jspecify.annotations.NullMarked;

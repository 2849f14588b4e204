/**
 * Classification by configuration: names of throwables and properties of results, as an operator writes them, without
 * any class of the application at hand.
 *
 * <p>Floor: imports {@code core}. Entry type: {@link io.breakwater.core.classify.ConfiguredClassifier}.
 *
 * <h2>Why paths are method handles in a {@code ClassValue}</h2>
 *
 * A path is read after each call of a guarded method that returns its errors, so it is found once per class how. What was
 * found is kept by the class that it is about, names types of the JDK alone, and goes with that class: nothing here holds a
 * class of the application, and no class of the application holds one of ours. A path never throws, for it runs in somebody
 * else's call; what it cannot follow is null, which neither {@code in} nor {@code not in} a list, and is told once.
 *
 * <h2>Why a look-up does not care for upper and lower case</h2>
 *
 * The names of HTTP headers do not differ by it, and servers spell them as they like; some clients keep them as they came, in
 * a map that does.
 */
@NullMarked
package io.breakwater.core.classify;

import org.jspecify.annotations.NullMarked;

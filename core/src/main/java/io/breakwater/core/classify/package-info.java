/**
 * Classification by configuration: names of throwables and properties of results, as an operator writes them, without
 * any class of the application at hand.
 *
 * <p>Floor: imports {@code core}. Entry type: {@link io.breakwater.core.classify.ConfiguredClassifier}.
 */
@NullMarked
package io.breakwater.core.classify;

import org.jspecify.annotations.NullMarked;

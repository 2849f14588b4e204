/**
 * The differential test: the same random life through our circuit and through resilience4j's, configured alike, compared
 * after every step.
 *
 * <p>Entry type: {@link io.breakwater.core.differential.DifferentialTest}. Where the two are meant to differ there is an
 * {@link io.breakwater.core.differential.IntendedDifference}: what each side does is asserted where it happens, and the
 * two are brought back to a common state. {@link io.breakwater.core.differential.MutationTest} shows that anything else is
 * found.
 */
@NullMarked
package io.breakwater.core.differential;

import org.jspecify.annotations.NullMarked;

/** An application with several clients for one thing, of which the first is always down. It knows nothing of the agent. */
@NullMarked
package io.breakwater.it.app.tiers;

import org.jspecify.annotations.NullMarked;

/** Sustained load on the demo's stack, with the agent and without, side by side. */
package io.breakwater.it.load;

/**
 * An application with three ways to one CRM, that reads and writes by each of them. It knows nothing of the agent, and does
 * not repeat anything itself.
 */
@NullMarked
package io.breakwater.it.app.writes;

import org.jspecify.annotations.NullMarked;

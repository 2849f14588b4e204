/** Applications whose clients answer as stages and as Monos; they know nothing of the agent. */
package io.breakwater.it.app.async;

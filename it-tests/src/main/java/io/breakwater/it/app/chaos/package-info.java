/** An application under load that reads and writes, and knows nothing of the agent. */
package io.breakwater.it.app.chaos;

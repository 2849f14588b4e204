/** Small applications under test, each a main class that knows nothing of the agent. */
package io.breakwater.it.app.small;

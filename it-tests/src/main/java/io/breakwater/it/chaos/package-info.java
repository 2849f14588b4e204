/** Does to an application with the agent, and to its servers, whatever may happen to them, and looks what is left. */
package io.breakwater.it.chaos;

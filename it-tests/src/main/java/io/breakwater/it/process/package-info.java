/** Processes that the demo and the tests start, talk to and end. Entry type: {@link io.breakwater.it.process.JavaProcess}. */
package io.breakwater.it.process;

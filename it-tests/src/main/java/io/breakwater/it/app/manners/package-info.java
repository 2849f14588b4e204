/** Applications that look whether somebody else in their JVM behaves, or make it hard to. None knows of the agent. */
package io.breakwater.it.app.manners;

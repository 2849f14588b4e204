/** Starts applications and servers as processes of their own and reads what they say. Floor: the JDK. */
package io.breakwater.it.harness;

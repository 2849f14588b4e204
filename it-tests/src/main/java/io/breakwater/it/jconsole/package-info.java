/** Drives the real JConsole on a screen that nobody sees: for a test, and for the pictures of the documentation. */
package io.breakwater.it.jconsole;

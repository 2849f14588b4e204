/** An application whose methods have every shape that there is, and that checks what it sees of them. */
package io.breakwater.it.app.shapes;

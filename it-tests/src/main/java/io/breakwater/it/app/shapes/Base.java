package io.breakwater.it.app.shapes;

/** Is extended, with a type argument, so that the compiler makes a bridge method. */
public class Base<T> {

    /** Overridden, and called by the overriding method. */
    public String overridden(T value) {
        Shapes.attemptInBase(String.valueOf(value));
        return "base " + value;
    }
}

package io.breakwater.it.app.shapes;

import java.util.List;
import java.util.concurrent.Callable;

/** Calls each method once and prints what came back, how many attempts it took, and what each attempt saw. */
public final class ShapesMain {

    private ShapesMain() {}

    public static void main(String[] args) {
        Shapes shapes = new Shapes();
        Base<String> base = shapes;
        report("static", () -> Shapes.ofClass("a"));
        report("private", () -> shapes.callHidden(7));
        report("synchronized", () -> shapes.locked("b"));
        report("void", () -> {
            StringBuilder into = new StringBuilder();
            shapes.nothing(into);
            return into;
        });
        report("boolean", () -> shapes.aBoolean(true));
        report("byte", () -> shapes.aByte((byte) 8));
        report("short", () -> shapes.aShort((short) 16));
        report("char", () -> shapes.aChar('c'));
        report("int", () -> shapes.anInt(32));
        report("long", () -> shapes.aLong(64L));
        report("float", () -> shapes.aFloat(1.5f));
        report("double", () -> shapes.aDouble(2.5, 2));
        report("varargs", () -> shapes.many("d", 1, 2));
        report("generic", () -> shapes.<Integer>largest(List.of(3, 9, 4)));
        report("overridden", () -> base.overridden("e"));
        report("loop", () -> shapes.loopsAndTries(4));
    }

    private static void report(String shape, Callable<Object> call) {
        Shapes.reset();
        String end;
        try {
            end = String.valueOf(call.call());
        } catch (Exception e) {
            end = e.toString();
        }
        System.out.println(shape + ": " + end + " after " + Shapes.attempts + " attempts, saw "
                + Shapes.seen.toString().strip());
    }
}

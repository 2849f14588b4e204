package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.shapes.ShapesMain;
import io.breakwater.it.harness.Guarded;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A retry starts from the caller's arguments, whatever the shape of the method, and gives back its result. */
@Timeout(60)
class MethodShapesIT {

    private static final String CONFIG = """
            retry.base-delay = 1ms
            failure-threshold = 0
            circuit.shapes.methods = io.breakwater.it.app.shapes.Shapes#*, io.breakwater.it.app.shapes.Base#overridden
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void retry_everyShape_restoresArgumentsAndReturnsTheResult(Path jdk) throws Exception {
        Path config = Guarded.config(directory, CONFIG.replace("Shapes#*", SHAPES));

        assertThat(Guarded.run(jdk, config, ShapesMain.class.getName()))
                .containsExactly(
                        "static: a! after 2 attempts, saw a a",
                        "private: hidden 7 after 2 attempts, saw 7 7",
                        "synchronized: b true after 2 attempts, saw b b",
                        "void: written after 2 attempts, saw void void",
                        "boolean: true after 2 attempts, saw true true",
                        "byte: 8 after 2 attempts, saw 8 8",
                        "short: 16 after 2 attempts, saw 16 16",
                        "char: c after 2 attempts, saw c c",
                        "int: 32 after 2 attempts, saw 32 32",
                        "long: 64 after 2 attempts, saw 64 64",
                        "float: 1.5 after 2 attempts, saw 1.5 1.5",
                        "double: 4.5 after 2 attempts, saw 4.5 4.5",
                        "varargs: d[1, 2] after 2 attempts, saw d[1, 2] d[1, 2]",
                        "generic: 9 after 2 attempts, saw [3, 9, 4] [3, 9, 4]",
                        "overridden: sub base e after 2 attempts, saw e e",
                        "loop: 10 after 2 attempts, saw 10 finally 10 finally");
    }

    /** All but the helpers that count. */
    private static final String SHAPES = "Shapes#ofClass, io.breakwater.it.app.shapes.Shapes#hidden,"
            + " io.breakwater.it.app.shapes.Shapes#locked, io.breakwater.it.app.shapes.Shapes#nothing,"
            + " io.breakwater.it.app.shapes.Shapes#a*, io.breakwater.it.app.shapes.Shapes#many,"
            + " io.breakwater.it.app.shapes.Shapes#largest, io.breakwater.it.app.shapes.Shapes#overridden,"
            + " io.breakwater.it.app.shapes.Shapes#loopsAndTries";
}

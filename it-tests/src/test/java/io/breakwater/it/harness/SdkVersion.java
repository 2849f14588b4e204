package io.breakwater.it.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Older versions of the CRM SDK, for a child's class path.
 *
 * <p>Most of their classes are those of the stand-in in {@code src/main}. Only where their shape is another one is there
 * another class, in a source root of its own, to be put in front: a 2.1 is a 7.0 whose operations take the module with each call.
 */
public enum SdkVersion {
    V7_0("sdk70"),
    V2_1("sdk70,sdk21");

    private final String roots; // what a later one has replaces what an earlier one has

    SdkVersion(String roots) {
        this.roots = roots;
    }

    /** Compiles what is different, to a directory that belongs in front of the class path of the tests. */
    public Path classes(Path directory) throws IOException {
        String classPath = System.getProperty("java.class.path");
        Path into = directory.resolve(name());
        for (String root : roots.split(",", -1)) {
            Path sources = Path.of(System.getProperty("basedir", ""), "src", root, "java");
            Sources.compile(into, into + File.pathSeparator + classPath, List.of(sources));
        }
        return into;
    }
}

package io.breakwater.agent.classpath;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Class files by the names of their classes, with dots. */
public interface ClassFiles {

    /** The bytes of a class; null = it is not here. */
    byte @Nullable [] read(String className) throws IOException;
}

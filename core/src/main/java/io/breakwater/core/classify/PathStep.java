package io.breakwater.core.classify;

import org.jspecify.annotations.Nullable;

/** One step of a path, on objects of any class. Never throws: what goes wrong is told, and the value is null. */
interface PathStep {

    @Nullable
    Object read(Object target);
}

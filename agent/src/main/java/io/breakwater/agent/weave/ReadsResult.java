package io.breakwater.agent.weave;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a {@code boolean} parameter of an advice: whether the woven method returns an object. A primitive is never handed
 * over after a success, for that would box it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface ReadsResult {}

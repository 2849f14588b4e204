package io.breakwater.agent.jmx;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation that changes nothing. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface LooksOnly {}

package io.breakwater.agent.jmx;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What JConsole shows as the description of a bean, an attribute, an operation or its parameter. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@interface Described {

    /** One sentence. */
    String value();

    /** Of a parameter: its name. */
    String name() default "";
}

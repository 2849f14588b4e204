package io.breakwater.it.app.patterns;

import java.util.concurrent.Callable;

/** A client whose class is loaded when it is first used, and its superclass with it. */
public final class Late extends LateBase implements Callable<String> {

    @Override
    public String find(String id) {
        return answer("late " + id);
    }

    @Override
    public String call() {
        return answer("call");
    }
}

package io.breakwater.it.app.async;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the next attempts of a client are to do, and where they were made. */
final class Script {

    private final Queue<String> next = new ConcurrentLinkedQueue<>();
    private final List<String> places = new CopyOnWriteArrayList<>();

    /** The next attempts do so, in this order; then all is well. */
    void tell(List<String> what) {
        next.addAll(what);
    }

    /** An attempt is made here. Returns what it is to do; {@code ok} unless it was told something else. */
    String attempt() {
        Thread thread = Thread.currentThread();
        boolean own = thread.getContextClassLoader() == Script.class.getClassLoader();
        places.add((thread.getName().equals("main") ? "here" : "elsewhere") + (own ? "" : " without loader"));
        String told = next.poll();
        return told == null ? "ok" : told;
    }

    /** Where attempts have been made since this was last asked. */
    String places() {
        String all = String.join(", ", places);
        places.clear();
        return all;
    }
}

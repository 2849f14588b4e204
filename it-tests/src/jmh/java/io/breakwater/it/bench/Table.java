package io.breakwater.it.bench;

import java.util.List;

/** One table of figures: what measures them, and what they are held against. */
interface Table {

    /** Measures; called once, before the other two. */
    void measure() throws Exception;

    /** The figures, with a heading. */
    String markdown();

    /** What the figures should be, and whether they are. */
    List<Target> targets();
}

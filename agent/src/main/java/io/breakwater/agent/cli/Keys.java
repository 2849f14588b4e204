package io.breakwater.agent.cli;

import java.io.IOException;
import java.io.InputStream;

/** What is typed while a picture stands. On a terminal that hands over lines alone, Enter has to follow. */
final class Keys {

    private static final int CTRL_D = 4;

    private final InputStream in;

    Keys(InputStream in) {
        this.in = in;
    }

    /** Whether somebody has pressed q since the last time. Never waits. */
    boolean areToQuit() {
        boolean quit = false;
        try {
            while (in.available() > 0) {
                int key = in.read();
                quit |= key == 'q' || key == 'Q' || key == CTRL_D;
            }
        } catch (IOException closed) {
            return quit; // nobody can type
        }
        return quit;
    }
}

package io.breakwater.agent.jconsole;

import java.awt.event.KeyEvent;

/** What can be done to a circuit. */
enum Operation {
    FORCE_OPEN(
            "Force open",
            "forceOpen",
            KeyEvent.VK_F,
            "Every call of it is refused, until somebody closes or enables it."),
    CLOSE("Close", "close", KeyEvent.VK_C, ""),
    ENABLE("Enable", "enable", KeyEvent.VK_E, ""),
    DISABLE(
            "Disable",
            "disable",
            KeyEvent.VK_D,
            "Every call of it passes, and it never opens, until somebody enables or closes it.");

    private final String title;
    private final String bean;
    private final int key;
    private final String warning;

    Operation(String title, String bean, int key, String warning) {
        this.title = title;
        this.bean = bean;
        this.key = key;
        this.warning = warning;
    }

    String title() {
        return title;
    }

    /** The name of the bean's operation. */
    String bean() {
        return bean;
    }

    int key() {
        return key;
    }

    /** What is to be confirmed; empty = it is done at once. */
    String warning() {
        return warning;
    }

    boolean isOfUse(StateLook state) {
        return switch (this) {
            case FORCE_OPEN -> state != StateLook.FORCED_OPEN;
            case CLOSE -> state != StateLook.CLOSED;
            case ENABLE -> state == StateLook.FORCED_OPEN || state == StateLook.DISABLED;
            case DISABLE -> state != StateLook.DISABLED;
        };
    }
}

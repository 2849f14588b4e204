package io.breakwater.it.bench;

/** What the loaded classes have in common. */
abstract class LoadSampleBase {

    private int changes;

    void changed() {
        changes++;
    }

    int changes() {
        return changes;
    }
}

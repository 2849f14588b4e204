package io.breakwater.it.app.patterns;

/** Stands between a client and what it is known by. */
abstract class LateBase extends Clients implements Accounts {

    @Override
    public String count() {
        return "own " + super.count();
    }
}

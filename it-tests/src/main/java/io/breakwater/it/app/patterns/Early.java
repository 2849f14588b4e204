package io.breakwater.it.app.patterns;

/** A client that is there from the start. */
public class Early extends Clients implements Accounts {

    @Override
    public String find(String id) {
        return answer("early " + id);
    }

    /** Overloads of one name. */
    public String load(int number) {
        return answer("number " + number);
    }

    public String load(String text) {
        return answer("text " + text);
    }

    public String ping() {
        return answer("ping");
    }
}

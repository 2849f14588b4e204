package io.breakwater.it.app.small;

/** Says hello, and ends with the exit code that it is given. */
public final class HelloWorld {

    private HelloWorld() {}

    public static void main(String[] args) {
        System.out.println("hello, world");
        if (args.length > 0) {
            System.exit(Integer.parseInt(args[0]));
        }
    }
}

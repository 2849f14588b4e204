package io.breakwater.it.demo;

import java.nio.file.Path;

/** Runs the demo: {@code DemoMain AGENT_JAR CONFIG}. Exit code 1 if a call failed although a tier was up. */
public final class DemoMain {

    private DemoMain() {}

    public static void main(String[] args) throws Exception {
        Path javaHome = Path.of(System.getProperty("java.home"));
        DemoResult result = new Demo(javaHome, Path.of(args[0]), Path.of(args[1]), System.out).run();
        if (result.with().failed() > 0) {
            System.out.println();
            System.out.println("The copy with the agent had failed calls, which it should not:");
            result.with().failures().forEach(System.out::println);
            System.exit(1);
        }
    }
}

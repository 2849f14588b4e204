package io.breakwater.it.demo;

import java.nio.file.Path;

/** Runs the demo: {@code DemoMain AGENT_JAR CONFIGS}. Exit code 1 if a call failed although a tier was up. */
public final class DemoMain {

    private DemoMain() {}

    public static void main(String[] args) throws Exception {
        Path javaHome = Path.of(System.getProperty("java.home"));
        Path agentJar = Path.of(args[0]);
        Path configs = Path.of(args[1]);
        DemoResult result = new Demo(javaHome, agentJar, configs.resolve("agent.properties"), System.out).run();
        System.out.println();
        SdkAct.Seen seen = new SdkAct(javaHome, agentJar, configs.resolve("sdk.properties"), System.out).run();
        if (seen.with().stream().distinct().count() > 1) {
            System.out.println("The copy with the agent was answered in more than one way, which it should not be.");
            System.exit(1);
        }
        if (result.with().failed() > 0) {
            System.out.println();
            System.out.println("The copy with the agent had failed calls, which it should not:");
            result.with().failures().forEach(System.out::println);
            System.exit(1);
        }
    }
}

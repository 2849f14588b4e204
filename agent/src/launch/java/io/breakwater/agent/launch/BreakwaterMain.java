package io.breakwater.agent.launch;

/** What {@code java -jar breakwater-agent.jar} says: which version this is, and how it is used. */
public final class BreakwaterMain {

    private static final int USAGE = 2;

    private BreakwaterMain() {}

    /** Exit codes: 0 = fine, 2 = the command is not known. */
    public static void main(String[] arguments) {
        Package own = BreakwaterMain.class.getPackage();
        String version = own == null || own.getImplementationVersion() == null ? "?" : own.getImplementationVersion();
        String command = arguments.length == 0 ? "help" : arguments[0];
        switch (command) {
            case "version":
            case "--version":
                System.out.println("breakwater " + version);
                break;
            case "help":
            case "--help":
            case "-h":
                System.out.println("Breakwater " + version + ": circuit breakers, retries and fallback for Java"
                        + " applications that stay as they are.\n\n"
                        + "Start your application with it:\n"
                        + "  java -javaagent:breakwater-agent.jar[=agent.properties] -jar application.jar\n\n"
                        + "Commands:\n"
                        + "  java -jar breakwater-agent.jar version   print the version\n"
                        + "  java -jar breakwater-agent.jar help      print this text");
                break;
            default:
                System.err.println(
                        "breakwater: unknown command '" + command + "'; try: java -jar breakwater-agent.jar" + " help");
                System.exit(USAGE);
        }
    }
}

package io.breakwater.agent.cli;

import io.breakwater.agent.jmx.RemoteBean;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ps}. */
@Command(
        name = "ps",
        description = {
            "List the JVMs of this user that have the agent.",
            "%nIt is found by -javaagent, also where that is in JAVA_TOOL_OPTIONS, or where somebody has looked at the JVM over"
                    + " JMX before, as attach does. In other JVMs nothing is started; --all lists them, too, and those that"
                    + " cannot be reached."
        },
        footer = {"%nExamples:", "  java -jar breakwater-agent.jar ps", "  java -jar breakwater-agent.jar ps --all"})
final class PsCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--all", description = "Also list JVMs without the agent, and those that cannot be reached.")
    private boolean all;

    PsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandException {
        TargetJvm.checkCanReachOthers();
        List<OtherJvm> jvms = OtherJvm.all();
        List<String> lines = lines(jvms, all);
        if (lines.isEmpty()) {
            context.out().println(all ? "There is no other JVM of this user." : "No JVM of this user has the agent.");
        }
        for (String line : lines) {
            context.out().println(line);
        }
        String silent = all ? "" : silent(jvms);
        if (!silent.isEmpty()) {
            context.out().println(silent);
        }
        return ExitCode.OK;
    }

    /** Those that may have it, for all that is known; empty = there is none. */
    static String silent(List<OtherJvm> jvms) {
        StringJoiner silent = new StringJoiner(", ", "Not known: ", "");
        silent.setEmptyValue("");
        for (OtherJvm jvm : jvms) {
            if (!jvm.hasAnswered()) {
                silent.add(jvm.pid() + " (" + jvm.main() + ") " + jvm.absence());
            }
        }
        return silent.toString();
    }

    /** A table; empty = there is none to list. */
    static List<String> lines(List<OtherJvm> jvms, boolean all) {
        Columns columns = new Columns("PID", "VERSION", "MODE", "CIRCUITS", "OPEN", "MAIN", "CONFIGURATION");
        boolean any = false;
        for (OtherJvm jvm : jvms) {
            RemoteBean agent = jvm.agent();
            String pid = Long.toString(jvm.pid());
            if (agent != null) {
                columns.add(
                        pid,
                        agent.text("Version"),
                        agent.text("Mode"),
                        agent.text("CircuitCount"),
                        agent.text("CircuitsOpen"),
                        jvm.main(),
                        agent.text("ConfigFile"));
                any = true;
            } else if (all) {
                columns.add(pid, "-", "-", "-", "-", jvm.main(), jvm.absence());
                any = true;
            }
        }
        return any ? columns.lines() : List.of();
    }
}

package io.breakwater.agent.cli;

import static io.breakwater.agent.cli.CommandContext.count;

import io.breakwater.agent.classpath.ClassPath;
import io.breakwater.agent.config.AgentConfig;
import io.breakwater.agent.config.CircuitSpec;
import io.breakwater.agent.config.FallbackSpec;
import io.breakwater.agent.config.Modes;
import io.breakwater.agent.weave.DryRunReport;
import io.breakwater.agent.weave.DryRunReport.Finding;
import io.breakwater.agent.weave.DryRunReport.GuardedMethod;
import io.breakwater.agent.weave.DryRunReport.PatternResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What {@code check} prints: circuit by circuit what was found, and all that is wrong once more at the end. */
final class CheckText {

    /** A method that is longer than this does not push the others to the right. */
    private static final int WIDEST = 72;

    private static final String MARK = "   <- FINDING, see the end";

    private final PrintWriter out;
    private final int shown;

    /**
     * A text.
     *
     * @param shown methods of each pattern that are shown
     */
    CheckText(PrintWriter out, int shown) {
        this.out = out;
        this.shown = shown;
    }

    void config(AgentConfig config) {
        out.println(config.file() + ": " + count(config.circuits().size(), "circuit") + ", "
                + count(config.fallbacks().size(), "fallback") + ", no problems in the file");
        if (!config.enabled()) {
            out.println("note: enabled = false, so the agent stays out");
        }
    }

    void withoutClassPath() {
        out.println("Only the file was checked. With --classpath, it is also checked which methods its patterns mean.");
    }

    private void chain(FallbackSpec chain) {
        out.println();
        out.println("fallback " + chain.name());
        int number = 1;
        for (FallbackSpec.TierSpec tier : chain.tiers()) {
            out.println("  " + number++ + ". " + tier.method() + ", circuit " + tier.circuit());
        }
        if (chain.value() != null) {
            out.println("  " + number + ". a fixed value");
        }
    }

    /** The exit code. */
    int report(AgentConfig config, DryRunReport report, ClassPath classPath) {
        CircuitSpec circuit = null;
        int methods = 0;
        for (PatternResult result : report.patterns()) {
            if (!result.circuit().equals(circuit)) {
                circuit = result.circuit();
                heading(circuit);
            }
            pattern(result);
            methods += result.methods().size();
        }
        for (FallbackSpec chain : config.fallbacks()) {
            chain(chain);
        }
        List<Finding> findings = new ArrayList<>();
        for (String problem : classPath.problems()) {
            findings.add(new Finding("--classpath", problem));
        }
        findings.addAll(report.findings());
        out.println();
        out.println(count(report.patterns().size(), "pattern") + ", " + count(methods, "guarded method") + "; "
                + classPath.names().size() + " classes read from " + count(classPath.size(), "place")
                + " of the class path, and those of Java " + Runtime.version().feature());
        end(findings);
        return findings.isEmpty() ? ExitCode.OK : ExitCode.FINDING;
    }

    private void end(List<Finding> findings) {
        if (findings.isEmpty()) {
            out.println("no findings");
            return;
        }
        out.println(count(findings.size(), "finding") + ":");
        for (Finding finding : findings) {
            out.println("  " + finding.key() + ": " + finding.what());
        }
    }

    private void heading(CircuitSpec circuit) {
        String mode = Modes.text(circuit.circuit().mode());
        out.println();
        out.println("circuit " + circuit.name() + (circuit.where() == null ? "" : ", where " + circuit.where())
                + (mode.equals("enforce") ? "" : ", mode = " + mode));
    }

    private void pattern(PatternResult result) {
        out.println("  " + result.pattern() + (result.finding() == null ? "" : MARK));
        List<GuardedMethod> methods = result.methods();
        List<GuardedMethod> first = methods.subList(0, Math.min(shown, methods.size()));
        int width = 0;
        for (GuardedMethod method : first) {
            width = Math.max(width, Math.min(WIDEST, method.shape().describe().length()));
        }
        for (GuardedMethod method : first) {
            out.println("    " + padded(method.shape().describe(), width) + " -> " + method.returnType()
                    + (method.declared().isEmpty() ? "" : " throws " + String.join(", ", method.declared()))
                    + (method.misfit() == null ? "" : MARK));
            if (!method.remarks().isEmpty()) {
                out.println("        " + String.join("; ", method.remarks()));
            }
        }
        if (methods.size() > first.size()) {
            out.println("    ... and " + (methods.size() - first.size()) + " more; --all shows them");
        }
        for (String note : result.notes()) {
            out.println("    " + note);
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}

package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.GateFixture;
import io.breakwater.agent.bridge.MethodShape;
import java.util.List;

/** Reports for tests of other packages. */
public final class ReportFixture {

    private ReportFixture() {}

    /** One method of the first pattern is woven, and one class could not be. */
    public static WeaveReport of(GateFixture gate) {
        WeavePlan plan = new WeavePlan(gate.bindings(), List.of());
        WeaveReport report = new WeaveReport(problem -> {}, null);
        report.plan(plan);
        report.guarded(plan.targets().get(0), new MethodShape("com.acme.A", "get", List.of("int"), "int", false), null);
        report.failed("com.acme.Broken", null, new LinkageError("why"));
        return report;
    }
}

package io.breakwater.agent.metrics;

import io.breakwater.agent.bridge.GateFixture;
import io.breakwater.agent.control.AgentFacts;
import io.breakwater.agent.control.ControlFixture;
import io.breakwater.agent.log.AgentLog;
import io.breakwater.agent.log.ConfigProblems;
import io.breakwater.agent.log.SuppressedErrors;
import io.breakwater.agent.weave.ReportFixture;
import io.breakwater.core.Outcome;
import io.breakwater.core.circuit.Circuit;
import java.util.Objects;

/** An agent with two circuits, a chain and a probe, none of which is at work. */
final class MetricsFixture {

    final GateFixture gate = new GateFixture(
            "circuit.crm.methods = com.acme.A#get",
            "circuit.crm.failure-rate-threshold = 50",
            "circuit.crm.minimum-calls = 2",
            "circuit.crm.failure-threshold = 0",
            "circuit.crm.max-concurrent-calls = 5",
            "circuit.rest.methods = com.acme.B#get",
            "circuit.rest.health.probe = tcp://localhost:1",
            "fallback.get.tiers = com.acme.A#get -> com.acme.B#get",
            "fallback.get.value = none");
    final ControlFixture control = new ControlFixture(gate.config);
    final AgentFacts facts = new AgentFacts(
            "1.2.3",
            control,
            gate.registry,
            gate.circuits,
            gate.chains,
            gate.health,
            ReportFixture.of(gate),
            new SuppressedErrors(new AgentLog()),
            new ConfigProblems(new AgentLog()));

    MetricsFixture() throws Exception {}

    Circuit crm() {
        return Objects.requireNonNull(gate.registry.find("crm"));
    }

    /** A call that takes no time. */
    void call(Outcome outcome) {
        Circuit circuit = crm();
        long permit = circuit.tryAcquire();
        circuit.complete(permit, outcome, circuit.start(permit), "java.io.IOException");
    }

    /** The same of an attempt after the first. */
    void retry(Outcome outcome) {
        Circuit circuit = crm();
        long permit = circuit.retries().made(circuit.tryAcquire());
        circuit.complete(permit, outcome, circuit.start(permit), "java.io.IOException");
    }
}

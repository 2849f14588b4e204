package io.breakwater.agent.jmx;

import io.breakwater.agent.bridge.GateFixture;
import io.breakwater.agent.control.AgentFacts;
import io.breakwater.agent.control.ControlFixture;
import io.breakwater.agent.log.AgentLog;
import io.breakwater.agent.log.ConfigProblems;
import io.breakwater.agent.log.SuppressedErrors;
import io.breakwater.agent.weave.ReportFixture;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** All beans of an agent in an MBean server of their own. */
final class BeansFixture {

    final GateFixture gate = new GateFixture(
            "failure-threshold = 2",
            "circuit.tier1_mcp.methods = com.acme.A#get, com.acme.Missing#get",
            "circuit.tier2-sdk.methods = com.acme.B#get",
            "circuit.tier2-sdk.failure-rate-threshold = 90",
            "circuit.tier2-sdk.slow-call-duration = 10s",
            "circuit.tier2-sdk.minimum-calls = 4",
            "circuit.tier2-sdk.health.probe = " + HealthViewTest.class.getName() + "#check",
            "fallback.get-account.tiers = com.acme.A#get -> com.acme.B#get");
    final SuppressedErrors errors = new SuppressedErrors(new AgentLog());
    final ConfigProblems problems = new ConfigProblems(new AgentLog());
    final MBeanServer server = MBeanServerFactory.newMBeanServer("test");
    final ObjectName agent = new ObjectName("io.breakwater:type=Agent");
    final ObjectName circuit = new ObjectName("io.breakwater:type=Circuit,name=tier1_mcp");
    final ObjectName health = new ObjectName("io.breakwater:type=Health,name=tier2-sdk");
    final ObjectName fallback = new ObjectName("io.breakwater:type=Fallback,name=get-account");

    final ControlFixture control = new ControlFixture(gate.config);
    final AgentFacts facts;
    final Beans beans;

    BeansFixture() throws Exception {
        facts = new AgentFacts(
                "1.0.0",
                control,
                gate.registry,
                gate.circuits,
                gate.chains,
                gate.health,
                ReportFixture.of(gate),
                errors,
                problems);
        beans = new Beans(server);
        beans.register(facts);
    }
}

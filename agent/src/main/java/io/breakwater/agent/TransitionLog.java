package io.breakwater.agent;

import io.breakwater.agent.log.AgentLog;
import io.breakwater.core.CircuitState;
import io.breakwater.core.Transition;
import io.breakwater.core.TransitionListener;

/** Logs every transition: a warning when a circuit opens, else a piece of information. */
final class TransitionLog implements TransitionListener {

    private final AgentLog log;

    TransitionLog(AgentLog log) {
        this.log = log;
    }

    @Override
    public void onTransition(Transition transition) {
        if (transition.to() == CircuitState.OPEN || transition.to() == CircuitState.FORCED_OPEN) {
            log.logger().warn(transition.describe());
        } else {
            log.logger().info(transition.describe());
        }
    }
}

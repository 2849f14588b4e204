/**
 * The demo: the application {@code crm-sync} twice, with the agent and without, through the same scripted outage. It works
 * from outside, over processes, their output and JMX. Entry type: {@link io.breakwater.it.demo.DemoMain}.
 */
package io.breakwater.it.demo;

/**
 * Containers with class loaders of their own, and what is deployed into them. They run in children of the tests, with a class
 * path of their own, and know nothing of the agent. Floor: {@code io.breakwater.it.app.loaders}.
 */
package io.breakwater.it.containers;

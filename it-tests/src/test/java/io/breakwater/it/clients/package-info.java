/** Applications under test that stand on one HTTP client each. They know nothing of the agent, and run in children with a class path of their own. */
@org.jspecify.annotations.NullMarked
package io.breakwater.it.clients;

/** Stand-ins for a client that the engine knows by name alone. */
@org.jspecify.annotations.NullMarked
package org.springframework.web.reactive.function.client;

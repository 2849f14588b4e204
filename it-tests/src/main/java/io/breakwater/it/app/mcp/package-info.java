/**
 * An application that calls tools of an MCP server, blocking and not, as it is told; with what all lines of the SDK have in
 * common, so that it runs on each.
 */
@NullMarked
package io.breakwater.it.app.mcp;

import org.jspecify.annotations.NullMarked;

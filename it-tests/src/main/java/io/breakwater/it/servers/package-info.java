/** The servers that the applications under test talk to: a real MCP server, and something that answers like a CRM. */
package io.breakwater.it.servers;

/**
 * crm-sync: keeps asking a CRM for accounts over MCP.
 *
 * <p>Floor: the clients. {@link io.breakwater.it.app.crm.CrmSyncApp} is where it starts. The CRM can be asked in two more ways,
 * left over from a migration that nobody finished; only the report at start-up uses them.
 */
package io.breakwater.it.app.crm;

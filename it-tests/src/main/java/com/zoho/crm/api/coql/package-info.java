/** Queries in the language of the CRM. */
package com.zoho.crm.api.coql;

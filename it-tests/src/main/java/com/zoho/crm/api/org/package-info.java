/** The organisation that the CRM belongs to. */
package com.zoho.crm.api.org;

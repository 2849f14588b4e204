/** Where the CRM lives. */
package com.zoho.crm.api.dc;

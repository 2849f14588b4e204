/** Users of the CRM. */
package com.zoho.crm.api.users;

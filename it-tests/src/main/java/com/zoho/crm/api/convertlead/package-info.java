/** What becomes of leads. */
package com.zoho.crm.api.convertlead;

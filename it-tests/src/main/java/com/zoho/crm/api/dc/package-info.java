/** Where the CRM lives. The SDK knows more data centers than these two. */
package com.zoho.crm.api.dc;

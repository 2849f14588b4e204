/** What the client throws. */
package com.zoho.crm.api.exception;

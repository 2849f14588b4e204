/** Mail to records. */
package com.zoho.crm.api.sendmail;

/** Absences of users. */
package com.zoho.crm.api.usersunavailability;

/** Field metadata of a module, asked before the first call for that module. */
package com.zoho.crm.api.fields;

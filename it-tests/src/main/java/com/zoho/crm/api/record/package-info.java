/** Records of a module: reading and writing them, and the shapes that replies may have. */
package com.zoho.crm.api.record;

/** The funnel that every call goes through: handler, connector, converters. */
package com.zoho.crm.api.util;

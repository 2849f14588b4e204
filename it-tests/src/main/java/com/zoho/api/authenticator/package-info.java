/** Access tokens and how they are refreshed. */
package com.zoho.api.authenticator;

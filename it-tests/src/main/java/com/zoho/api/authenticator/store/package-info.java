/** Where tokens are kept between runs. */
package com.zoho.api.authenticator.store;

/** An application that calls the CRM's SDK itself, and a client of the CRM's REST API that it does not know. */
@NullMarked
package io.breakwater.it.app.adapters;

import org.jspecify.annotations.NullMarked;

package com.zoho.crm.api.coql;

import com.zoho.crm.api.util.Model;

/** What a query may answer. */
public interface ResponseHandler extends Model {}

package com.zoho.crm.api.record;

import com.zoho.crm.api.util.Model;

/** What a read of records may answer. */
public interface ResponseHandler extends Model {}

package com.zoho.crm.api.fields;

import com.zoho.crm.api.util.Model;

/** What a read of field metadata may answer. */
public interface ResponseHandler extends Model {}

package com.zoho.crm.api.org;

import com.zoho.crm.api.util.Model;

/** What a read may answer. */
public interface ResponseHandler extends Model {}

package com.zoho.crm.api.users;

import com.zoho.crm.api.util.Model;

/** What a read may answer. */
public interface ResponseHandler extends Model {}

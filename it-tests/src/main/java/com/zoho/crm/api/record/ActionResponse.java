package com.zoho.crm.api.record;

import com.zoho.crm.api.util.Model;

/** What a write answers for one record. */
public interface ActionResponse extends Model {}

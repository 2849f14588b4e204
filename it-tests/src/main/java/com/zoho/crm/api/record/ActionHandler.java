package com.zoho.crm.api.record;

import com.zoho.crm.api.util.Model;

/** What a write of records may answer as a whole. */
public interface ActionHandler extends Model {}

package com.zoho.crm.api.usersunavailability;

import com.zoho.crm.api.util.Model;

/** What the call may answer as a whole. */
public interface ActionHandler extends Model {}

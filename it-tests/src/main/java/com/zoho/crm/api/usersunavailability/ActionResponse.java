package com.zoho.crm.api.usersunavailability;

import com.zoho.crm.api.util.Model;

/** What the call may answer for one item. */
public interface ActionResponse extends Model {}

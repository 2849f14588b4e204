package com.zoho.crm.api.record;

import com.zoho.crm.api.util.Model;

/** What a download may answer. */
public interface DownloadHandler extends Model {}

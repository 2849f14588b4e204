package com.zoho.crm.api.record;

import com.zoho.crm.api.util.StreamWrapper;

/** A reply whose body is not JSON: a file, or the error page of a gateway. The body is not read yet. */
public class FileBodyWrapper implements ResponseHandler, DownloadHandler {
    private StreamWrapper file;

    public StreamWrapper getFile() {
        return file;
    }

    public void setFile(StreamWrapper file) {
        this.file = file;
    }
}

package com.zoho.crm.api.sendmail;

import com.zoho.crm.api.util.Model;
import java.util.List;

/** The mails to send. The list must be an ArrayList. */
public class BodyWrapper implements Model {
    private List<Data> data;

    public List<Data> getData() {
        return data;
    }

    public void setData(List<Data> data) {
        this.data = data;
    }
}

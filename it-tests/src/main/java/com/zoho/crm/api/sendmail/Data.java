package com.zoho.crm.api.sendmail;

import com.zoho.crm.api.util.Model;

/** One mail. */
public class Data implements Model {
    private String subject;
    private String content;

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getContent() {
        return content;
    }

    public void setContent(String content) {
        this.content = content;
    }
}

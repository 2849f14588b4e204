package com.zoho.crm.api.record;

import com.zoho.crm.api.util.Model;
import java.util.List;

/** The records to write. The list must be an ArrayList, which only a call finds out. */
public class BodyWrapper implements Model {
    private List<Record> data;
    private List<String> trigger;
    private List<String> duplicateCheckFields;

    public List<Record> getData() {
        return data;
    }

    public void setData(List<Record> data) {
        this.data = data;
    }

    public List<String> getTrigger() {
        return trigger;
    }

    public void setTrigger(List<String> trigger) {
        this.trigger = trigger;
    }

    /** What tells an upsert which record is meant; without it only the unique fields of the module do. */
    public List<String> getDuplicateCheckFields() {
        return duplicateCheckFields;
    }

    public void setDuplicateCheckFields(List<String> duplicateCheckFields) {
        this.duplicateCheckFields = duplicateCheckFields;
    }
}

package com.zoho.crm.api.fields;

import com.zoho.crm.api.util.Model;

/** One value that a pick list offers. */
public class PickListValue implements Model {
    private String displayValue;
    private String actualValue;

    public String getDisplayValue() {
        return displayValue;
    }

    public void setDisplayValue(String displayValue) {
        this.displayValue = displayValue;
    }

    public String getActualValue() {
        return actualValue;
    }

    public void setActualValue(String actualValue) {
        this.actualValue = actualValue;
    }
}

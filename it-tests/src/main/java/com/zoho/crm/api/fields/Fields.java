package com.zoho.crm.api.fields;

import com.zoho.crm.api.util.Model;
import java.util.List;

/** One field of a module. */
public class Fields implements Model {
    private Long id;
    private String apiName;
    private String dataType;
    private String jsonType;
    private String fieldLabel;
    private Boolean systemMandatory;
    private Boolean customField;
    private List<PickListValue> pickListValues;

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getAPIName() {
        return apiName;
    }

    public void setAPIName(String apiName) {
        this.apiName = apiName;
    }

    public String getDataType() {
        return dataType;
    }

    public void setDataType(String dataType) {
        this.dataType = dataType;
    }

    public String getJsonType() {
        return jsonType;
    }

    public void setJsonType(String jsonType) {
        this.jsonType = jsonType;
    }

    public String getFieldLabel() {
        return fieldLabel;
    }

    public void setFieldLabel(String fieldLabel) {
        this.fieldLabel = fieldLabel;
    }

    public Boolean getSystemMandatory() {
        return systemMandatory;
    }

    public void setSystemMandatory(Boolean systemMandatory) {
        this.systemMandatory = systemMandatory;
    }

    public Boolean getCustomField() {
        return customField;
    }

    public void setCustomField(Boolean customField) {
        this.customField = customField;
    }

    /** Null where the field is no pick list. */
    public List<PickListValue> getPickListValues() {
        return pickListValues;
    }

    public void setPickListValues(List<PickListValue> pickListValues) {
        this.pickListValues = pickListValues;
    }
}

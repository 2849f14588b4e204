package com.zoho.crm.api.util;

import java.util.Objects;

/** One value out of a set that the CRM knows. */
public class Choice<T> {
    private final T value;

    public Choice(T value) {
        this.value = value;
    }

    public T getValue() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Choice<?> choice && Objects.equals(value, choice.value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}

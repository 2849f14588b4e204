package com.zoho.crm.api.usersunavailability;

import java.util.List;

/** One answer for each item. */
public class ActionWrapper implements ActionHandler {
    private List<ActionResponse> usersUnavailability;

    public List<ActionResponse> getUsersUnavailability() {
        return usersUnavailability;
    }

    public void setUsersUnavailability(List<ActionResponse> usersUnavailability) {
        this.usersUnavailability = usersUnavailability;
    }
}

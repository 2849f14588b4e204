package io.breakwater.agent.jmx;

import io.breakwater.agent.config.Setting;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.management.MBeanAttributeInfo;

/**
 * A setting of a circuit as an attribute: {@code retry.max-attempts} is {@code SettingRetryMaxAttempts}. What decides which
 * methods are woven can only be read: it takes methods from other circuits, and tiers from chains, so it is changed where all
 * of that is seen together.
 *
 * @param setting the setting
 * @param type what JConsole shows and a client gets; a client may write any type whose text is the value
 */
record SettingAttribute(Setting setting, Class<?> type) {

    private static final String PREFIX = "Setting";

    /** Stands for the path of an address. */
    private static final String NOT_SHOWN = "/...";

    /** All of them by name, in the order of the documentation. */
    static Map<String, SettingAttribute> all() {
        Map<String, SettingAttribute> all = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            if (setting.isForCircuits()) {
                SettingAttribute attribute = new SettingAttribute(setting, typeOf(setting));
                all.put(attribute.name(), attribute);
            }
        }
        return all;
    }

    private static Class<?> typeOf(Setting setting) {
        return switch (setting) {
            case FAILURE_THRESHOLD, HALF_OPEN_CALLS, SUCCESS_THRESHOLD, MINIMUM_CALLS, RETRY_MAX_ATTEMPTS -> int.class;
            case RECOVERY_BACKOFF, RETRY_EXPONENTIAL_BASE -> double.class;
            case RETRY_IN_SYNCHRONIZED, HEALTH_DRIVES_CIRCUIT -> boolean.class;
            default -> String.class;
        };
    }

    String name() {
        StringBuilder name = new StringBuilder(PREFIX);
        for (String word : setting.key().split("[.-]", -1)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    MBeanAttributeInfo info() {
        return new MBeanAttributeInfo(name(), type.getName(), SettingTexts.of(setting), true, isWritable(), false);
    }

    boolean isWritable() {
        return setting.scope() == Setting.Scope.CIRCUIT;
    }

    /** The value of a text that is in force, so it can be read. */
    Object value(String text) {
        if (type == int.class) {
            return Integer.valueOf(text);
        }
        if (type == double.class) {
            return Double.valueOf(text);
        }
        return type == boolean.class ? (Object) Boolean.valueOf(text) : shown(setting, text);
    }

    /** An address may hold a secret in its path, so the host is all that is shown. */
    static String shown(Setting setting, String text) {
        int authority = text.indexOf("://") + 3;
        if (setting != Setting.HEALTH_PROBE || authority < 3) {
            return text;
        }
        int end = authority;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end) + (end < text.length() ? NOT_SHOWN : "");
    }

    /** Whether a text is what is shown in the place of the one in force: whoever writes it back has changed nothing. */
    boolean isShownFor(String text, String inForce) {
        return text.endsWith(NOT_SHOWN) && text.equals(shown(setting, inForce));
    }

    /** Whether a text is what is shown, but of another address than the one in force: its path cannot be known. */
    boolean lacksItsPath(String text) {
        return setting == Setting.HEALTH_PROBE && text.contains("://") && text.endsWith(NOT_SHOWN);
    }
}

package io.breakwater.agent.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.agent.classpath.CompiledClasses;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With as much of an SDK as the adapter touches; the integration tests have the whole shape. */
final class ZohoCrmSdkAdapterTest {

    private static final String PLACES_OF_5 =
            "HashMap<String, String> headers, int status, Model object, boolean expected,"
                    + " org.json.JSONObject json";
    private static final String PLACES_OF_4 =
            "HashMap<String, String> headers, int status, Model object, boolean expected";

    @TempDir
    private Path directory;

    private Class<?> operations(String places) throws Exception {
        Map<String, String> sources = new HashMap<>();
        sources.put("org/json/JSONObject.java", """
                package org.json;
                public class JSONObject {
                    final String text;
                    public JSONObject(String text) { this.text = text; }
                    public JSONObject(java.util.Map<?, ?> map) { this.text = "map " + map; }
                    public String toString() { return text; }
                }
                """);
        sources.put("com/zoho/crm/api/util/Model.java", "package com.zoho.crm.api.util; public interface Model {}");
        sources.put("com/zoho/crm/api/util/CommonAPIHandler.java", """
                package com.zoho.crm.api.util;
                public class CommonAPIHandler {}
                """);
        sources.put("com/zoho/crm/api/util/JSONConverter.java", """
                package com.zoho.crm.api.util;
                public class JSONConverter {
                    public JSONConverter(CommonAPIHandler handler) {}
                    public Object getResponse(Object json, String pack) throws Exception {
                        if (json.toString().equals("odd")) { return null; }
                        if (json.toString().equals("broken")) { throw new java.io.IOException("broken"); }
                        return new com.zoho.crm.api.record.ResponseWrapper(json + " as " + pack);
                    }
                }
                """);
        sources.put("com/zoho/crm/api/util/APIResponse.java", """
                package com.zoho.crm.api.util;
                import java.util.HashMap;
                public class APIResponse<T> {
                    private final String all;
                    public APIResponse(%s) { all = headers + " " + status + " " + object + " " + expected; }
                    public String toString() { return all; }
                }
                """.formatted(places));
        sources.put("com/zoho/crm/api/record/ResponseHandler.java", """
                package com.zoho.crm.api.record;
                public interface ResponseHandler {}
                """);
        sources.put("com/zoho/crm/api/record/ResponseWrapper.java", """
                package com.zoho.crm.api.record;
                public record ResponseWrapper(String text) implements com.zoho.crm.api.util.Model, ResponseHandler {
                    public String toString() { return text; }
                }
                """);
        sources.put("com/zoho/crm/api/record/RecordOperations.java", """
                package com.zoho.crm.api.record;
                import com.zoho.crm.api.util.APIResponse;
                public class RecordOperations {
                    public APIResponse<ResponseHandler> getRecord(Long id) { return null; }
                    public APIResponse<?> anything() { return null; }
                    public String text() { return null; }
                }
                """);
        URL classes = CompiledClasses.of(directory, sources).directory().toUri().toURL();
        URLClassLoader loader = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
        return loader.loadClass("com.zoho.crm.api.record.RecordOperations");
    }

    private Method getRecord(String places) throws Exception {
        return operations(places).getMethod("getRecord", Long.class);
    }

    @Test
    void reply_becomesTheResponseOfTheSdk_throughItsOwnConverter() throws Exception {
        Object response = ZohoCrmSdkAdapter.adapt(getRecord(PLACES_OF_5), "{}");
        assertThat(response.getClass().getName()).isEqualTo(ZohoCrmSdkAdapter.RETURNED);
        assertThat(response).hasToString("{} 200 {} as com.zoho.crm.api.record.ResponseHandler true");
    }

    @Test
    void mapOfAnMcpTool_andAnOlderSdk_areReadJustAsWell() throws Exception {
        assertThat(ZohoCrmSdkAdapter.adapt(getRecord(PLACES_OF_4), Map.of("data", 1)))
                .hasToString("{} 200 map {data=1} as com.zoho.crm.api.record.ResponseHandler true");
    }

    @Test
    void replyWithoutABody_isAResponseWithoutAnObject() throws Exception {
        assertThat(ZohoCrmSdkAdapter.adapt(getRecord(PLACES_OF_5), "")).hasToString("{} 200 null false");
    }

    @Test
    void replyThatTheSdkCannotRead_throws() throws Exception {
        Method method = getRecord(PLACES_OF_5);
        assertThatThrownBy(() -> ZohoCrmSdkAdapter.adapt(method, "odd")).hasMessageContaining("of this shape");
        assertThatThrownBy(() -> ZohoCrmSdkAdapter.adapt(method, "broken")).isInstanceOf(java.io.IOException.class);
    }

    @Test
    void whatCanNeverBeAdapted_isToldBefore() throws Exception {
        Class<?> operations = operations(PLACES_OF_5);
        Method method = operations.getMethod("getRecord", Long.class);
        assertThat(ZohoCrmSdkAdapter.unavailable(method, String.class)).isNull();
        assertThat(ZohoCrmSdkAdapter.unavailable(method, Object.class)).isNull();
        assertThat(ZohoCrmSdkAdapter.unavailable(method, void.class)).endsWith("zoho-crm-sdk cannot read a void");
        assertThat(ZohoCrmSdkAdapter.unavailable(operations.getMethod("text"), String.class))
                .contains("and the first tier returns a java.lang.String");
        assertThat(ZohoCrmSdkAdapter.unavailable(operations.getMethod("anything"), String.class))
                .contains("cannot tell what kind of reply anything returns");
    }
}

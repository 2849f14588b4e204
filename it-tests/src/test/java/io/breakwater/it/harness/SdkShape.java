package io.breakwater.it.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The whole shape of the CRM SDK 8.0: as many classes with operations as it has, with as many calls of each kind, compiled
 * against the stand-in. For tests of what weaving all of it takes; the names are made up.
 *
 * <p>The kinds of 401 calls are known. The other 25 are taken to be posts that update, of which the SDK has some.
 */
public final class SdkShape {
    public static final int CLASSES = 104;
    public static final int CALLS = 426;

    /** What is put in front of the name of each class. */
    public static final String PACKAGE = "com.zoho.crm.api.area";

    static final List<Kind> KINDS = List.of(
            new Kind("get", "GET", "READ", 163),
            new Kind("search", "GET", "ACTION", 14),
            new Kind("update", "PUT", "UPDATE", 74),
            new Kind("create", "POST", "CREATE", 69),
            new Kind("delete", "DELETE", "DELETE", 54),
            new Kind("deleteMislabelled", "DELETE", "READ", 1),
            new Kind("activate", "POST", "ACTION", 25),
            new Kind("getQueried", "POST", "READ", 1),
            new Kind("massUpdate", "POST", "UPDATE", 25));

    private SdkShape() {}

    /** Calls that look the same from outside. */
    record Kind(String verb, String method, String category, int calls) {
        String signature() {
            return switch (method) {
                case "GET", "DELETE" -> "Long id, ParameterMap paramInstance, HeaderMap headerInstance";
                default -> "BodyWrapper request, HeaderMap headerInstance";
            };
        }

        String result() {
            return verb.startsWith("get") || verb.equals("search") ? "ResponseHandler" : "ActionHandler";
        }
    }

    /** Writes the classes below a directory. */
    public static Path classes(Path directory) throws IOException {
        Path sources = directory.resolve("sources");
        for (int i = 0; i < CLASSES; i++) {
            Path file = sources.resolve(typeName(i).replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source(i));
        }
        return Sources.compile(directory.resolve("classes"), System.getProperty("java.class.path"), List.of(sources));
    }

    /** Writes the classes into a jar in a directory. */
    public static Path jar(Path directory) throws IOException {
        Path classes = classes(directory);
        Archive archive = new Archive();
        for (String name : typeNames(classes)) {
            archive.classFile(name, Files.readAllBytes(classes.resolve(name.replace('.', '/') + ".class")));
        }
        return archive.jar(directory.resolve("sdk-shape.jar"));
    }

    /** The names of the classes that have operations. */
    public static List<String> operations() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < CLASSES; i++) {
            names.add(typeName(i));
        }
        return names;
    }

    /** The names of all classes below a directory. */
    static List<String> typeNames(Path classes) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> {
                String path = classes.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                names.add(path.substring(0, path.length() - ".class".length()));
            });
        }
        return names;
    }

    private static String typeName(int number) {
        return PACKAGE + number + ".Area" + number + "Operations";
    }

    private static String source(int number) {
        StringBuilder source = new StringBuilder(String.format("""
                package %s%d;

                import com.zoho.crm.api.HeaderMap;
                import com.zoho.crm.api.Param;
                import com.zoho.crm.api.ParameterMap;
                import com.zoho.crm.api.exception.SDKException;
                import com.zoho.crm.api.record.ActionHandler;
                import com.zoho.crm.api.record.BodyWrapper;
                import com.zoho.crm.api.record.ResponseHandler;
                import com.zoho.crm.api.util.APIResponse;
                import com.zoho.crm.api.util.CommonAPIHandler;

                public class Area%dOperations {
                    private String name = "Area%d";

                    public String getName() {
                        return name;
                    }

                    public void setName(String name) {
                        this.name = name;
                    }

                    private APIResponse<ActionHandler> send(CommonAPIHandler handlerInstance) throws SDKException {
                        return handlerInstance.apiCall(ActionHandler.class, "application/json");
                    }

                    public static class AreaParam {
                        public static final Param<String> FIELDS = new Param<>("fields", "area");
                    }
                """, PACKAGE, number, number, number));
        int call = 0;
        for (Kind kind : KINDS) {
            for (int i = 0; i < kind.calls(); i++) {
                if (call++ % CLASSES == number) {
                    source.append(method(kind, call));
                }
            }
        }
        return source.append("}\n").toString();
    }

    private static String method(Kind kind, int call) {
        boolean hasBody = kind.signature().startsWith("BodyWrapper");
        String rest = hasBody
                ? "handlerInstance.setContentType(\"application/json\");\n        handlerInstance.setRequest(request);"
                : "apiPath = apiPath.concat(\"/\").concat(id.toString());\n        handlerInstance.setParam(paramInstance);";
        return String.format(
                """

                    public APIResponse<%1$s> %2$sItem%3$d(%4$s) throws SDKException {
                        CommonAPIHandler handlerInstance = new CommonAPIHandler();
                        String apiPath = "/crm/v8/".concat(name);
                        %5$s
                        handlerInstance.setAPIPath(apiPath);
                        handlerInstance.setHttpMethod("%6$s");
                        handlerInstance.setCategoryMethod("%7$s");
                        handlerInstance.setHeader(headerInstance);
                        return handlerInstance.apiCall(%1$s.class, "application/json");
                    }
                """, kind.result(), kind.verb(), call, kind.signature(), rest, kind.method(), kind.category());
    }
}

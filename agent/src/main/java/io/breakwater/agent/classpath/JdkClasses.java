package io.breakwater.agent.classpath;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The classes of the JDK that runs this, of all its modules. For one thread. */
public final class JdkClasses implements ClassFiles {

    private static final String SUFFIX = ".class";

    private final Map<String, ModuleReference> byPackage = new HashMap<>();
    private final Map<ModuleReference, ModuleReader> readers = new HashMap<>();

    public JdkClasses() {
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            for (String name : module.descriptor().packages()) {
                byPackage.put(name, module);
            }
        }
    }

    @Override
    public byte @Nullable [] read(String className) throws IOException {
        ModuleReference module = byPackage.get(packageOf(className));
        if (module == null) {
            return null;
        }
        InputStream file =
                reader(module).open(className.replace('.', '/') + SUFFIX).orElse(null);
        if (file == null) {
            return null;
        }
        try (file) {
            return file.readAllBytes();
        }
    }

    private ModuleReader reader(ModuleReference module) throws IOException {
        ModuleReader reader = readers.get(module);
        if (reader == null) {
            reader = module.open();
            readers.put(module, reader);
        }
        return reader;
    }

    /** The names of all classes that may be subtypes of this one: those of its module and of modules that need that. */
    public List<String> namesAround(String className) throws IOException {
        ModuleReference home = byPackage.get(packageOf(className));
        List<String> names = new ArrayList<>();
        if (home != null) {
            Set<String> modules = dependents(home.descriptor().name());
            for (ModuleReference module : new HashSet<>(byPackage.values())) {
                if (modules.contains(module.descriptor().name())) {
                    addNames(module, names);
                }
            }
        }
        names.sort(null);
        return names;
    }

    private void addNames(ModuleReference module, List<String> names) throws IOException {
        for (Iterator<String> paths = reader(module).list().iterator(); paths.hasNext(); ) {
            String path = paths.next();
            if (path.endsWith(SUFFIX) && path.indexOf('/') > 0) {
                names.add(path.substring(0, path.length() - SUFFIX.length()).replace('/', '.'));
            }
        }
    }

    /** The module, and those that need it, be it through others. */
    private Set<String> dependents(String module) {
        Set<String> found = new HashSet<>(List.of(module));
        boolean more = true;
        while (more) {
            more = false;
            for (ModuleReference candidate : new HashSet<>(byPackage.values())) {
                for (ModuleDescriptor.Requires required : candidate.descriptor().requires()) {
                    if (found.contains(required.name())) {
                        more |= found.add(candidate.descriptor().name());
                    }
                }
            }
        }
        return found;
    }

    private static String packageOf(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "" : className.substring(0, dot);
    }
}

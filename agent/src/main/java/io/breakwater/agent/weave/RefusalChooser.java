package io.breakwater.agent.weave;

import io.breakwater.agent.bridge.RefusalForm;
import io.breakwater.agent.bridge.RefusalType;
import io.breakwater.agent.config.Rejection;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what the refusals of one method go out as. Knows types by their class files, as the loader of the method's class
 * finds them: no class of the application is loaded for it. A class file that is missing or broken is no reason to leave
 * the method unguarded, so its type is passed over.
 */
final class RefusalChooser {

    private static final String THROWABLE = Throwable.class.getName();
    private static final String EXCEPTION = Exception.class.getName();
    /** It would tell the caller to stop. */
    private static final String INTERRUPT = InterruptedException.class.getName();

    private static final List<String> UNCHECKED = List.of(RuntimeException.class.getName(), Error.class.getName());

    private final MethodDescription method;
    private final TypePool pool;

    RefusalChooser(MethodDescription method, TypePool pool) {
        this.method = method;
        this.pool = pool;
    }

    RefusalChoice choose(Rejection rejection) {
        String name = rejection.type();
        try {
            if (name != null) {
                return named(name);
            }
            return rejection.kind() == Rejection.Kind.PLAIN ? RefusalChoice.PLAIN : declared();
        } catch (RuntimeException | LinkageError unreadable) {
            return name == null
                    ? RefusalChoice.PLAIN
                    : RefusalChoice.mistake(
                            name + " cannot be read: " + unreadable.getClass().getName());
        }
    }

    private RefusalChoice declared() {
        for (TypeDescription.Generic declared : method.getExceptionTypes()) {
            TypeDescription type = declared.asErasure();
            if (isCertain(declared)
                    && !type.getName().equals(THROWABLE)
                    && !type.getName().equals(EXCEPTION)) {
                RefusalChoice choice = declared(type);
                if (choice != null) {
                    return choice;
                }
            }
        }
        return RefusalChoice.PLAIN;
    }

    private static @Nullable RefusalChoice declared(TypeDescription type) {
        try {
            List<String> lineage = lineage(type);
            if (overlap(lineage, UNCHECKED)) {
                return null;
            }
            RefusalForm form = unfit(type, lineage) == null ? form(type) : null;
            return form == null ? null : RefusalChoice.of(new RefusalType(type.getName(), form));
        } catch (RuntimeException | LinkageError unreadable) {
            return null;
        }
    }

    private RefusalChoice named(String name) {
        TypePool.Resolution found = pool.describe(name);
        if (!found.isResolved()) {
            return RefusalChoice.mistake(name + " is not there for the method's class to see");
        }
        if (pool instanceof LenientTypes lenient && lenient.isMissing(name)) {
            return RefusalChoice.mistake(
                    "the class file of " + name + " is not to be had through the loader of the method's class");
        }
        TypeDescription type = found.resolve();
        List<String> lineage = lineage(type);
        String unfit = unfit(type, lineage);
        if (unfit != null) {
            return RefusalChoice.mistake(name + " " + unfit);
        }
        if (!overlap(lineage, UNCHECKED) && !overlap(lineage, certainlyDeclared())) {
            return RefusalChoice.mistake("the method does not declare " + name);
        }
        RefusalForm form = form(type);
        return form == null
                ? RefusalChoice.mistake(name + " has no public constructor that takes texts and a cause alone")
                : RefusalChoice.of(new RefusalType(name, form));
    }

    private List<String> certainlyDeclared() {
        List<String> names = new ArrayList<>();
        for (TypeDescription.Generic declared : method.getExceptionTypes()) {
            if (isCertain(declared)) {
                names.add(declared.asErasure().getName());
            }
        }
        return names;
    }

    /** A type variable stands for whatever the caller says, which may be less than its bound. */
    private static boolean isCertain(TypeDescription.Generic declared) {
        return !declared.getSort().isTypeVariable();
    }

    /** What keeps it from being thrown in place of a refusal, whatever its constructors; null = nothing. */
    private static @Nullable String unfit(TypeDescription type, List<String> lineage) {
        if (!lineage.contains(EXCEPTION)) {
            return "is no exception";
        }
        if (lineage.contains(INTERRUPT)) {
            return "would tell the caller to stop";
        }
        if (!type.isPublic()) {
            return "is not public";
        }
        return type.isAbstract() ? "is abstract" : null;
    }

    private static @Nullable RefusalForm form(TypeDescription type) {
        for (RefusalForm form : RefusalForm.values()) {
            for (MethodDescription constructor : type.getDeclaredMethods()) {
                if (constructor.isConstructor() && constructor.isPublic() && takes(constructor, form.parameters())) {
                    return form;
                }
            }
        }
        return null;
    }

    private static boolean takes(MethodDescription constructor, List<String> parameters) {
        List<TypeDescription> types = constructor.getParameters().asTypeList().asErasures();
        if (types.size() != parameters.size()) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (!types.get(i).getName().equals(parameters.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Its name and those of all that it extends. Nobody has yet seen to it that a class does not extend itself. */
    private static List<String> lineage(TypeDescription type) {
        List<String> names = new ArrayList<>();
        TypeDefinition at = type;
        while (at != null && !names.contains(at.asErasure().getName())) {
            names.add(at.asErasure().getName());
            at = at.getSuperClass();
        }
        return names;
    }

    private static boolean overlap(List<String> some, List<String> others) {
        for (String name : some) {
            if (others.contains(name)) {
                return true;
            }
        }
        return false;
    }
}

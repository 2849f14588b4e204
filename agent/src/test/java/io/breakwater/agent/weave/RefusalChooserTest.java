package io.breakwater.agent.weave;

import static io.breakwater.agent.weave.RefusalSample.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.bridge.RefusalForm;
import io.breakwater.agent.bridge.RefusalType;
import io.breakwater.agent.config.Rejection;
import java.io.IOException;
import java.util.Objects;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What refusals go out as, told by class files alone. */
final class RefusalChooserTest {

    /** Every class file but one. */
    private static final class Files implements ClassFileLocator {

        private final ClassFileLocator all;

        Files(@Nullable ClassLoader loader) {
            all = ClassFileLocator.ForClassLoader.of(loader);
        }

        @Override
        public Resolution locate(String name) throws IOException {
            if (name.endsWith("Broken")) {
                throw new IOException("cannot be read");
            }
            return name.endsWith("$Missing") ? new Resolution.Illegal(name) : all.locate(name);
        }

        @Override
        public void close() {
            // it holds nothing
        }
    }

    private static RefusalChoice choose(String method, String type, Rejection.Kind kind) {
        TypePool pool = TypePool.Default.WithLazyResolution.of(new Files(RefusalChooserTest.class.getClassLoader()));
        return choose(
                pool,
                NAME,
                method,
                kind == Rejection.Kind.NAMED ? new Rejection(kind, type) : new Rejection(kind, null));
    }

    private static RefusalChoice choose(TypePool pool, String declaring, String method, Rejection rejection) {
        MethodDescription described = pool.describe(declaring)
                .resolve()
                .getDeclaredMethods()
                .filter(ElementMatchers.named(method))
                .get(0);
        return new RefusalChooser(described, pool).choose(rejection);
    }

    private static @Nullable RefusalType auto(String method) {
        RefusalChoice choice = choose(method, "", Rejection.Kind.DECLARED);
        assertThat(choice.mistake()).isNull();
        return choice.type();
    }

    private static @Nullable RefusalType named(String method, String type) {
        RefusalChoice choice = choose(method, type, Rejection.Kind.NAMED);
        assertThat(choice.mistake()).isNull();
        return choice.type();
    }

    private static String mistake(String method, String type) {
        RefusalChoice choice = choose(method, type, Rejection.Kind.NAMED);
        assertThat(choice.type()).isNull();
        assertThat(choice.note()).isEqualTo(", refusals are CircuitOpenException: " + choice.mistake());
        return Objects.requireNonNull(choice.mistake());
    }

    private static RefusalType type(String name, RefusalForm form) {
        return new RefusalType(name, form);
    }

    @Test
    void auto_isTheFirstCheckedExceptionThatIsDeclared() {
        assertThat(auto("io")).isEqualTo(type("java.io.IOException", RefusalForm.MESSAGE_AND_THROWABLE));
        assertThat(auto("several"))
                .isEqualTo(type("java.util.concurrent.ExecutionException", RefusalForm.MESSAGE_AND_THROWABLE));
        assertThat(auto("nested")).isEqualTo(type(NAME + "$Busy", RefusalForm.THROWABLE));
        assertThat(choose("nested", "", Rejection.Kind.DECLARED).note()).isEqualTo(", refusals are " + NAME + "$Busy");
    }

    @Test
    void auto_passesOverWhatSaysNothing_orWouldStopTheCaller() {
        assertThat(auto("tooGeneral")).isEqualTo(type("java.io.IOException", RefusalForm.MESSAGE_AND_THROWABLE));
        assertThat(auto("interrupt")).extracting(RefusalType::name).isEqualTo("java.util.concurrent.TimeoutException");
        assertThat(auto("exception")).isNull();
        assertThat(auto("unchecked")).isNull();
        assertThat(auto("nothing")).isNull();
        assertThat(choose("nothing", "", Rejection.Kind.DECLARED).note()).isEmpty();
    }

    @Test
    void auto_passesOverWhatCannotBeMade() {
        assertThat(auto("unfit")).isEqualTo(type("java.io.FileNotFoundException", RefusalForm.MESSAGE));
    }

    /** The caller may have said that X is a FileNotFoundException. */
    @Test
    void auto_passesOverTypeVariables() {
        assertThat(auto("variable")).isNull();
        assertThat(auto("variableAndMore")).extracting(RefusalType::name).isEqualTo(NAME + "$Busy");
    }

    @Test
    void auto_passesOverWhatHasNoClassFile() {
        assertThat(auto("missing")).extracting(RefusalType::name).isEqualTo(NAME + "$Busy");
        assertThat(auto("missingSuper")).extracting(RefusalType::name).isEqualTo(NAME + "$Busy");
    }

    @Test
    void plain_isPlain() {
        assertThat(choose("io", "", Rejection.Kind.PLAIN)).isEqualTo(RefusalChoice.PLAIN);
    }

    @Test
    void named_isUncheckedOrDeclared() {
        assertThat(named("nothing", NAME + "$Unchecked"))
                .isEqualTo(type(NAME + "$Unchecked", RefusalForm.MESSAGE_AND_EXCEPTION));
        assertThat(named("io", "java.io.FileNotFoundException"))
                .isEqualTo(type("java.io.FileNotFoundException", RefusalForm.MESSAGE));
        assertThat(named("several", "java.io.IOException"))
                .as("not the first")
                .isEqualTo(type("java.io.IOException", RefusalForm.MESSAGE_AND_THROWABLE));
        assertThat(named("exception", NAME + "$Busy")).isEqualTo(type(NAME + "$Busy", RefusalForm.THROWABLE));
        assertThat(named("exception", "java.lang.Exception"))
                .isEqualTo(type("java.lang.Exception", RefusalForm.MESSAGE_AND_THROWABLE));
    }

    @Test
    void named_thatTheCallerDoesNotExpect_isAMistake() {
        assertThat(mistake("io", NAME + "$Busy")).isEqualTo("the method does not declare " + NAME + "$Busy");
        assertThat(mistake("nothing", "java.io.IOException")).startsWith("the method does not declare ");
        assertThat(mistake("nested", "java.lang.Exception"))
                .as("less than what is declared")
                .startsWith("the method does not declare ");
        assertThat(mistake("variable", "java.io.IOException")).startsWith("the method does not declare ");
        assertThat(mistake("interrupt", "java.lang.InterruptedException")).endsWith("would tell the caller to stop");
    }

    @Test
    void named_thatCannotBeMade_isAMistake() {
        assertThat(mistake("exception", "com.acme.Gone"))
                .isEqualTo("com.acme.Gone is not there for the method's class to see");
        assertThat(mistake("exception", NAME + "$NotPublic")).endsWith(" is not public");
        assertThat(mistake("exception", NAME + "$Abstract")).endsWith(" is abstract");
        assertThat(mistake("exception", "java.lang.String")).isEqualTo("java.lang.String is no exception");
        assertThat(mistake("exception", "java.lang.AssertionError")).endsWith(" is no exception");
        assertThat(mistake("exception", NAME + "$OddConstructor")).contains(" has no public constructor that takes ");
        assertThat(mistake("exception", NAME + "$HiddenConstructor"))
                .contains(" has no public constructor that takes ");
        assertThat(mistake("exception", NAME + "$OfMissing")).contains(" cannot be read: ");
        assertThat(mistake("exception", "com.acme.Broken")).contains("com.acme.Broken cannot be read: ");
    }

    /** What the loader of the method's class does not see, the caller would not know. */
    @Test
    void types_areThoseThatTheLoaderSees() {
        TypePool boot = TypePool.Default.WithLazyResolution.of(new Files(null));
        Rejection busy = new Rejection(Rejection.Kind.NAMED, NAME + "$Busy");
        assertThat(choose(boot, "java.io.InputStream", "close", busy).mistake()).contains(" is not there ");
        assertThat(choose(boot, "java.io.InputStream", "close", new Rejection(Rejection.Kind.DECLARED, null))
                        .type())
                .isEqualTo(type("java.io.IOException", RefusalForm.MESSAGE_AND_THROWABLE));
    }
}

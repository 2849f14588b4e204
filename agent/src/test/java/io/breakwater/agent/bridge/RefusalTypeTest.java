package io.breakwater.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.core.CallRefusedException;
import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.CircuitState;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exceptions around refusals, made with constructors of every form, and what may come in between. */
final class RefusalTypeTest {

    private final CallRefusedException refusal = new CircuitOpenException("crm", CircuitState.OPEN, 9_000_000, true);
    private final List<Throwable> errors = new ArrayList<>();

    private static RefusalType type(Class<?> type, RefusalForm form) {
        return new RefusalType(type.getName(), form);
    }

    private Throwable around(Class<?> type, RefusalForm form) {
        return new Dress(type(type, form)).around(refusal, RefusalTypeTest.class, errors::add);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void everyForm_takesTheRefusalAsCause_andRepeatsItsMessage(RefusalForm form) {
        Throwable made = around(Forms.class, form);
        assertThat(made).isInstanceOf(Forms.class).hasCause(refusal);
        assertThat(made.getMessage()).contains(String.valueOf(refusal.getMessage()));
        assertThat(((Forms) made).form).isEqualTo(form);
        assertThat(CallRefusedException.of(made)).isSameAs(refusal);
        assertThat(made.getStackTrace()).isNotEmpty();
        assertThat(errors).isEmpty();
    }

    @Test
    void constructorWithoutParameters_takesTheCauseAfterwards() {
        Throwable made = around(Forms.class, RefusalForm.NOTHING);
        assertThat(made).isInstanceOf(Forms.class).hasCause(refusal);
        assertThat(CallRefusedException.of(made)).isSameAs(refusal);
        assertThat(errors).isEmpty();
    }

    @Test
    void typesOfTheJdk_canBeMade() {
        assertThat(around(IOException.class, RefusalForm.MESSAGE_AND_THROWABLE)).isInstanceOf(IOException.class);
        assertThat(around(FileNotFoundException.class, RefusalForm.MESSAGE)).hasCause(refusal);
        assertThat(around(ExecutionException.class, RefusalForm.THROWABLE)).hasCause(refusal);
        assertThat(around(SQLException.class, RefusalForm.TEXTS)).hasCause(refusal);
        assertThat(errors).isEmpty();
    }

    /** It keeps the cause in a field of its own, and so does many a class that is older than causes are. */
    @Test
    void causeThatIsKeptElsewhere_isRecognised() {
        Throwable made = around(OwnCause.class, RefusalForm.THROWABLE);
        assertThat(made).isInstanceOf(OwnCause.class);
        assertThat(CallRefusedException.of(made)).isSameAs(refusal);
    }

    @Test
    void constructorThatDropsItsCause_takesItAfterwards() {
        assertThat(around(Forgetful.class, RefusalForm.MESSAGE_AND_THROWABLE))
                .isInstanceOf(Forgetful.class)
                .hasCause(refusal);
        assertThat(errors).isEmpty();
    }

    @Test
    void whatCannotBeMade_leavesTheRefusal_andIsReportedOnce() {
        assertPlain(type(BrokenInitialiser.class, RefusalForm.MESSAGE), ExceptionInInitializerError.class);
        assertPlain(type(BrokenConstructor.class, RefusalForm.MESSAGE), ReflectiveOperationException.class);
        assertPlain(type(DeafToCauses.class, RefusalForm.MESSAGE), IllegalStateException.class);
        assertPlain(type(SealedCause.class, RefusalForm.TEXTS), IllegalStateException.class);
        assertPlain(type(Forms.class, RefusalForm.NOTHING, "Gone"), ClassNotFoundException.class);
        assertPlain(type(UncheckedIOException.class, RefusalForm.MESSAGE), NoSuchMethodException.class);
        assertPlain(type(String.class, RefusalForm.NOTHING), ClassCastException.class);
        assertPlain(type(Hidden.class, RefusalForm.MESSAGE), NoSuchMethodException.class);
        assertPlain(type(AbstractOne.class, RefusalForm.MESSAGE), InstantiationException.class);
    }

    private static RefusalType type(Class<?> type, RefusalForm form, String suffix) {
        return new RefusalType(type.getName() + suffix, form);
    }

    private void assertPlain(RefusalType type, Class<? extends Throwable> why) {
        errors.clear();
        Dress dress = new Dress(type);
        for (int i = 0; i < 3; i++) {
            assertThat(dress.around(refusal, RefusalTypeTest.class, errors::add))
                    .isSameAs(refusal);
        }
        assertThat(errors).as(type.name()).singleElement().isInstanceOf(why);
        assertThat(CallRefusedException.of(new IOException(refusal)))
                .as("it wears nothing")
                .isNull();
    }

    @Test
    void class_isTheOneThatTheCallersLoaderSees() {
        RefusalType type = type(Forms.class, RefusalForm.MESSAGE);
        assertThatThrownBy(() -> type.around(refusal, String.class)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void parameters_areNamedAsInClassFiles() {
        assertThat(RefusalForm.TEXTS_AND_THROWABLE.parameters())
                .containsExactly("java.lang.String", "java.lang.String", "java.lang.Throwable");
        assertThat(RefusalForm.NOTHING.parameters()).isEmpty();
    }

    /** Has them all, and says which was used. */
    public static final class Forms extends Exception {

        private static final long serialVersionUID = 1L;

        final RefusalForm form;

        public Forms(String message, Throwable cause) {
            super(message, cause);
            form = RefusalForm.MESSAGE_AND_THROWABLE;
        }

        public Forms(String message, Exception cause) {
            super(message, cause);
            form = RefusalForm.MESSAGE_AND_EXCEPTION;
        }

        public Forms(Throwable cause) {
            super(cause);
            form = RefusalForm.THROWABLE;
        }

        public Forms(Exception cause) {
            super(cause);
            form = RefusalForm.EXCEPTION;
        }

        public Forms(String message) {
            super(message);
            form = RefusalForm.MESSAGE;
        }

        public Forms(String code, String message, Throwable cause) {
            super(code + ": " + message, cause);
            form = RefusalForm.TEXTS_AND_THROWABLE;
        }

        public Forms(String code, String message, Exception cause) {
            super(code + ": " + message, cause);
            form = RefusalForm.TEXTS_AND_EXCEPTION;
        }

        public Forms(String code, String message) {
            super(code + ": " + message);
            form = RefusalForm.TEXTS;
        }

        public Forms() {
            form = RefusalForm.NOTHING;
        }
    }

    /** Older than causes. */
    public static final class OwnCause extends Exception {

        private static final long serialVersionUID = 1L;

        private final Throwable detail;

        public OwnCause(Throwable detail) {
            this.detail = detail;
        }

        @Override
        public synchronized Throwable getCause() {
            return detail;
        }
    }

    /** Knows what caused it, and tells nobody. */
    public static final class Forgetful extends Exception {

        private static final long serialVersionUID = 1L;

        public Forgetful(String message, Throwable cause) {
            super(message + " after a " + cause.getClass().getSimpleName());
        }
    }

    /** Cannot be initialised. */
    public static final class BrokenInitialiser extends Exception {

        private static final long serialVersionUID = 1L;

        private static final int NUMBER = Integer.parseInt("none");

        public BrokenInitialiser(String message) {
            super(message + NUMBER);
        }
    }

    /** Is choosy about its message. */
    public static final class BrokenConstructor extends Exception {

        private static final long serialVersionUID = 1L;

        public BrokenConstructor(String message) {
            super(message);
            throw new StackOverflowError();
        }
    }

    /** Ignores its cause. */
    public static final class DeafToCauses extends Exception {

        private static final long serialVersionUID = 1L;

        public DeafToCauses(String message) {
            super(message);
        }

        @Override
        public synchronized Throwable initCause(@Nullable Throwable cause) {
            return this;
        }
    }

    /** Says that it has no cause, for good. */
    public static final class SealedCause extends Exception {

        private static final long serialVersionUID = 1L;

        public SealedCause(String code, String message) {
            super(code + message, null);
        }
    }

    /** Cannot be made by others. */
    public static final class Hidden extends Exception {

        private static final long serialVersionUID = 1L;

        Hidden(String message) {
            super(message);
        }
    }

    /** Cannot be made at all. */
    public abstract static class AbstractOne extends Exception {

        private static final long serialVersionUID = 1L;

        public AbstractOne(String message) {
            super(message);
        }
    }
}

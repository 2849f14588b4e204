package io.breakwater.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.agent.bridge.ResultKind;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResultKindsTest {

    private final TypePool pool = TypePool.Default.ofSystemLoader();

    private ResultKind of(Class<?> type, String method) {
        MethodDescription found = pool.describe(type.getName())
                .resolve()
                .getDeclaredMethods()
                .filter(ElementMatchers.named(method))
                .get(0);
        return ResultKinds.of(found);
    }

    @ParameterizedTest
    @CsvSource({
        "stage, STAGE",
        "future, STAGE",
        "own, OWN_STAGE",
        "any, OWN_STAGE",
        "waiting, SYNCHRONOUS",
    })
    void stages(String method, ResultKind kind) {
        assertThat(of(WovenSampleStages.class, method)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"get, MONO", "many, PUBLISHER", "waiting, SYNCHRONOUS"})
    void publishers(String method, ResultKind kind) {
        assertThat(of(WovenSampleMonos.class, method)).isEqualTo(kind);
    }

    @Test
    void whatIsNoneOfThese_isSynchronous() {
        assertThat(of(WovenSample.class, "ofInt")).isEqualTo(ResultKind.SYNCHRONOUS);
        assertThat(of(Thread.class, "run")).isEqualTo(ResultKind.SYNCHRONOUS);
        assertThat(of(Thread.class, "getStackTrace")).isEqualTo(ResultKind.SYNCHRONOUS);
    }

    @Test
    void kindsThatNeedNoWords_haveNone() {
        assertThat(ResultKind.SYNCHRONOUS.note()).isEmpty();
        for (ResultKind kind : ResultKind.values()) {
            assertThat(kind.note().isEmpty()).isEqualTo(kind == ResultKind.SYNCHRONOUS);
        }
    }
}

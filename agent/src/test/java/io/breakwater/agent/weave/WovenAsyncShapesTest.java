package io.breakwater.agent.weave;

import static io.breakwater.agent.weave.WovenStages.STAGES;
import static io.breakwater.agent.weave.WovenStages.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.circuit.CallTotals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call that is made again is one of the very method that was called, whatever its shape. */
@Timeout(60)
final class WovenAsyncShapesTest {

    private static final CallTotals SUCCEEDED_THE_SECOND_TIME = new CallTotals(1, 1, 0, 0, 0, 0, 0, 1, 0, 0);

    private final List<WovenStages> open = new ArrayList<>();
    private final Bodies body = new Bodies();

    private WovenStages guarding(String patterns) throws Exception {
        WovenStages it = new WovenStages("circuit.a.methods = " + patterns, "retry.base-delay = 1ms").open();
        open.add(it);
        return it;
    }

    @AfterEach
    void close() {
        open.forEach(WovenStages::close);
    }

    @ParameterizedTest
    @CsvSource({
        "ofClass, Stages#ofClass",
        "locked, Stages#locked",
        "callPrivate, Stages#hidden",
        "byDefault, Api#byDefault",
        "callHidden, Api#hiddenInInterface",
        "overridden, Stages#overridden"
    })
    void method_ofAnyShape_isCalledAgain(String called, String guarded) throws Throwable {
        WovenStages it = guarding(WovenFixture.SAMPLE + guarded);
        CompletableFuture<String> future = it.call(called, body);
        body.next().completeExceptionally(new IOException());
        body.next().complete("own");
        assertThat(answer(future)).isEqualTo("own");
        assertThat(it.calls("a")).isEqualTo(SUCCEEDED_THE_SECOND_TIME);
    }

    /** The overriding method has called it by {@code super}: it is not to be called once more by that. */
    @Test
    void method_thatIsCalledBySuper_isCalledAgainItself() throws Throwable {
        WovenStages it = guarding(STAGES + "#overridden");
        Object sub = it.type("$Sub").getConstructor().newInstance();
        CompletableFuture<String> future = WovenStages.callOn(sub, "overridden", body);
        body.next().completeExceptionally(new IOException());
        body.next().complete("own");
        assertThat(answer(future)).isEqualTo("own");
        assertThat(sub.getClass().getField("ranInSub").getInt(sub)).isEqualTo(1);
    }

    @Test
    void callsThatAConditionLeavesOut_areTheBodysOwn() throws Throwable {
        WovenStages it = new WovenStages(
                        "circuit.a.methods = " + STAGES + "#changing",
                        "circuit.a.where = 1.longValue in 5",
                        "retry.base-delay = 1ms")
                .open();
        open.add(it);
        CompletableFuture<String> own = CompletableFuture.failedFuture(new IOException());
        List<String> seen = new ArrayList<>();
        Function<String, CompletableFuture<String>> telling = what -> {
            seen.add(what);
            return seen.size() == 2 ? CompletableFuture.completedFuture(what) : own;
        };
        assertThat(answer(it.call("changing", telling, 5L, 2.5, new int[4], new String[0])))
                .isEqualTo("5 6 2.5 4 00");
        assertThat(it.calls("a")).isEqualTo(SUCCEEDED_THE_SECOND_TIME);
        assertThat(it.call("changing", telling, 6L, 2.5, new int[4], new String[0]))
                .isSameAs(own);
        assertThat(it.calls("a").total()).isEqualTo(2);
    }

    /** They know no constant method handles. */
    @Test
    void classFileOfJava5_isCalledAgain() throws Throwable {
        String name = WovenSampleOldStages.class.getName();
        WovenStages it = guarding(name + "#*");
        byte[] old = WovenFixture.classFile(WovenSampleOldStages.class);
        old[7] = 49;
        Single loader = new Single();
        byte[] woven = new ByteBuddyWeaver(it.fixture.gate.sites, it.fixture.report)
                .weave(it.fixture.plan, loader, name, Set.of(), old);
        Object target =
                loader.define(Objects.requireNonNull(woven)).getConstructor().newInstance();
        CompletableFuture<String> future = WovenStages.callOn(target, "future", body);
        body.next().completeExceptionally(new IOException());
        body.next().complete("own");
        assertThat(answer(future)).isEqualTo("own");
        assertThat(it.calls("a")).isEqualTo(SUCCEEDED_THE_SECOND_TIME);
    }

    /** A loader of one class. */
    private static final class Single extends ClassLoader {

        Single() {
            super(WovenAsyncShapesTest.class.getClassLoader());
        }

        Class<?> define(byte[] classFile) {
            return defineClass(null, classFile, 0, classFile.length);
        }
    }

    @Test
    void arguments_areAsTheCallerGaveThem() throws Throwable {
        WovenStages it = guarding(STAGES + "#changing");
        List<String> seen = new ArrayList<>();
        Function<String, CompletableFuture<String>> telling = what -> {
            seen.add(what);
            return seen.size() < 3
                    ? CompletableFuture.failedFuture(new IOException())
                    : CompletableFuture.completedFuture(what);
        };
        assertThat(answer(it.call("changing", telling, 5L, 2.5, new int[4], new String[] {"x", "y"})))
                .isEqualTo("5 6 2.5 4 20");
        assertThat(seen).containsExactly("5 6 2.5 4 20", "5 6 2.5 4 20", "5 6 2.5 4 20");
    }
}

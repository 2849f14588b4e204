package io.breakwater.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.agent.bridge.MethodShape;
import io.breakwater.core.CircuitOpenException;
import io.breakwater.core.circuit.CallTotals;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import net.bytebuddy.ByteBuddy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Woven methods that return a {@code Mono} of the real Reactor. */
@Timeout(60)
final class WovenMonoTest {

    private static final String MONOS = WovenSampleMonos.class.getName();
    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<WovenFixture> fixtures = new ArrayList<>();
    private final AtomicInteger subscribed = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private @Nullable Object target;

    private WovenFixture guarding(String methods, String... more) throws Exception {
        List<String> lines = new ArrayList<>(List.of("circuit.a.methods = " + methods, "retry.base-delay = 1ms"));
        lines.addAll(List.of(more));
        WovenFixture fixture = new WovenFixture(lines.toArray(new String[0]));
        fixtures.add(fixture);
        BreakwaterGate.handler = fixture.gate.handler;
        target = Class.forName(MONOS, true, Objects.requireNonNull(fixture.type.getClassLoader()))
                .getConstructor()
                .newInstance();
        return fixture;
    }

    @AfterEach
    void close() {
        BreakwaterGate.handler = null;
        fixtures.forEach(fixture -> fixture.gate.handler.close());
    }

    @SuppressWarnings("unchecked")
    private Mono<String> call(String method, Supplier<? extends Object> body) {
        try {
            return (Mono<String>)
                    Objects.requireNonNull(WovenFixture.call(Objects.requireNonNull(target), method, body));
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new AssertionError(checked);
        }
    }

    /** A body whose subscriptions and cancellations are counted. */
    private Supplier<Mono<String>> body(Mono<String> mono) {
        return () -> mono.doOnSubscribe(any -> subscribed.incrementAndGet()).doOnCancel(cancelled::incrementAndGet);
    }

    private static CallTotals calls(WovenFixture fixture) {
        assertThat(fixture.gate.errors).isEmpty();
        CallTotals totals = fixture.gate.circuit("a").snapshot().calls();
        assertThat(totals.inFlight()).isZero();
        return totals;
    }

    /** Fails so often, then answers. */
    private static Mono<String> failing(int times) {
        AtomicInteger left = new AtomicInteger(times);
        return Mono.defer(() -> left.getAndDecrement() > 0 ? Mono.error(new IOException("own")) : Mono.just("own"));
    }

    @Test
    void assembling_isNoCall_andEachSubscriptionIsOne() throws Exception {
        WovenFixture it = guarding(MONOS + "#get");
        Mono<String> mono = call("get", body(Mono.just("own")));
        assertThat(calls(it).total()).isZero();
        assertThat(mono.block(LONG)).isEqualTo("own");
        assertThat(mono.block(LONG)).isEqualTo("own");
        assertThat(calls(it)).isEqualTo(new CallTotals(2, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(subscribed).hasValue(2);
    }

    @Test
    void failure_isSubscribedToAgain() throws Exception {
        WovenFixture it = guarding(MONOS + "#get");
        assertThat(call("get", body(failing(2))).block(LONG)).isEqualTo("own");
        assertThat(calls(it)).isEqualTo(new CallTotals(1, 2, 0, 0, 0, 0, 0, 2, 0, 0));
        assertThat(subscribed).hasValue(3);
        assertThatThrownBy(() -> call("get", body(failing(9))).block(LONG)).hasRootCauseMessage("own");
    }

    @Test
    void condition_isAskedWhenTheMonoIsAssembled() throws Throwable {
        WovenFixture it = guarding(MONOS + "#named", "circuit.a.where = 0.length in 3");
        for (String name : List.of("abc", "other")) {
            Object mono = WovenFixture.call(Objects.requireNonNull(target), "named", name, body(failing(1)));
            assertThat(mono).isInstanceOf(Mono.class);
            ((Mono<?>) Objects.requireNonNull(mono)).onErrorComplete().block(LONG);
        }
        assertThat(calls(it)).as("the first of them").isEqualTo(new CallTotals(1, 1, 0, 0, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void context_isThatOfTheSubscriber_inEveryAttempt() throws Exception {
        guarding(MONOS + "#get");
        List<String> seen = new CopyOnWriteArrayList<>();
        Mono<String> telling = Mono.deferContextual(context -> {
            seen.add(context.get("user"));
            return seen.size() < 2 ? Mono.error(new IOException()) : Mono.just("own");
        });
        Mono<String> mono = call("get", () -> telling);
        assertThat(mono.contextWrite(context -> context.put("user", "jane")).block(LONG))
                .isEqualTo("own");
        assertThat(seen).containsExactly("jane", "jane");
    }

    @Test
    void empty_staysEmpty_andIsASuccess() throws Exception {
        WovenFixture it = guarding(MONOS + "#get");
        assertThat(call("get", body(Mono.empty())).hasElement().block(LONG)).isFalse();
        assertThat(calls(it).succeeded()).isEqualTo(1);
    }

    @Test
    void cancelling_reachesTheSource_andReleasesThePermit() throws Exception {
        WovenFixture it = guarding(MONOS + "#get");
        Disposable subscription = call("get", body(Mono.never())).subscribe();
        assertThat(it.gate.circuit("a").snapshot().calls().inFlight()).isEqualTo(1);
        subscription.dispose();
        assertThat(cancelled).hasValue(1);
        assertThat(calls(it).ignored()).isEqualTo(1);
    }

    @Test
    void timeoutDownstream_cancels_andThereIsNoOtherAttempt() throws Exception {
        WovenFixture it = guarding(MONOS + "#get");
        assertThatThrownBy(() -> call("get", body(Mono.never()))
                        .timeout(Duration.ofMillis(10))
                        .block(LONG))
                .hasCauseInstanceOf(java.util.concurrent.TimeoutException.class);
        it.gate.handler.close();
        assertThat(cancelled).hasValue(1);
        assertThat(subscribed).hasValue(1);
        assertThat(calls(it).ignored()).isEqualTo(1);
    }

    @Test
    void refusal_isAnError_ofEachSubscription() throws Exception {
        WovenFixture it = guarding(MONOS + "#get");
        Mono<String> mono = call("get", body(Mono.just("own")));
        it.gate.circuit("a").forceOpen();
        assertThatThrownBy(() -> mono.block(LONG)).isInstanceOf(CircuitOpenException.class);
        assertThat(subscribed).hasValue(0);
        it.gate.circuit("a").close();
        assertThat(mono.block(LONG)).isEqualTo("own");
    }

    @Test
    void blockingCallOfTheCircuit_isTheOneThatCounts() throws Throwable {
        WovenFixture it = guarding(MONOS + "#get, " + MONOS + "#waiting, " + MONOS + "#nesting");
        assertThat(WovenFixture.call(Objects.requireNonNull(target), "waiting", body(Mono.just("own"))))
                .isEqualTo("own");
        assertThat(calls(it).total()).isEqualTo(1);
        assertThat(call("nesting", body(Mono.just("own"))).block(LONG)).isEqualTo("nested own");
        assertThat(calls(it).total()).isEqualTo(2);
    }

    @Test
    void callAfterACall_isNotInsideOfIt() throws Exception {
        WovenFixture it = guarding(MONOS + "#get");
        assertThat(call("get", body(Mono.just("own")))
                        .flatMap(first -> call("get", body(Mono.just("own"))))
                        .block(LONG))
                .isEqualTo("own");
        assertThat(calls(it).succeeded()).isEqualTo(2);
    }

    @Test
    void chain_goesOnWithAnotherMono_inTheSameContext() throws Exception {
        WovenFixture it = guarding(
                MONOS + "#get",
                "circuit.b.methods = " + MONOS + "#second",
                "retry.max-attempts = 1",
                "fallback.f.tiers = " + MONOS + "#get -> " + MONOS + "#second",
                "fallback.f.value = nobody");
        List<String> seen = new CopyOnWriteArrayList<>();
        Mono<String> telling = Mono.deferContextual(context -> {
            seen.add(context.get("user"));
            return seen.size() == 1 ? Mono.error(new IOException()) : Mono.just("second");
        });
        Mono<String> mono = call("get", () -> telling).contextWrite(context -> context.put("user", "jane"));
        assertThat(mono.block(LONG)).isEqualTo("second");
        assertThat(seen).containsExactly("jane", "jane");
        assertThat(it.gate.circuit("b").snapshot().calls().succeeded()).isEqualTo(1);
        it.gate.circuit("a").forceOpen();
        assertThat(mono.block(LONG)).isEqualTo("second");
        it.gate.circuit("b").forceOpen();
        assertThat(mono.block(LONG)).isEqualTo("nobody");
    }

    @Test
    void value_nullAndEmpty_areAnEmptyMono() throws Exception {
        for (String value : List.of("null", "empty")) {
            WovenFixture it =
                    guarding(MONOS + "#get", "fallback.f.tiers = " + MONOS + "#get", "fallback.f.value = " + value);
            it.gate.circuit("a").forceOpen();
            assertThat(call("get", body(failing(9))).defaultIfEmpty("was empty").block(LONG))
                    .isEqualTo(value.equals("null") ? "was empty" : "");
        }
    }

    @Test
    void observing_andOff_changeNothing() throws Exception {
        WovenFixture observed = guarding(MONOS + "#get", "mode = observe");
        observed.gate.circuit("a").forceOpen();
        assertThat(call("get", body(Mono.just("own"))).block(LONG)).isEqualTo("own");
        assertThat(calls(observed).rejected()).isEqualTo(1);
        WovenFixture off = guarding(MONOS + "#get", "mode = off");
        assertThat(call("get", body(Mono.just("own"))).block(LONG)).isEqualTo("own");
        assertThat(calls(off).total()).isZero();
    }

    @Test
    void assembledUnderAnAgentThatHasGone_isTheMethodsOwn() throws Exception {
        WovenFixture gone = guarding(MONOS + "#get");
        Mono<String> kept = call("get", body(failing(1)));
        BreakwaterGate.handler = null;
        assertThatThrownBy(() -> kept.block(LONG)).hasRootCauseMessage("own");
        assertThat(calls(gone).total()).isZero();
    }

    @Test
    void exceptionWhileAssembling_isNotCounted_andNullStaysNull() throws Throwable {
        WovenFixture it = guarding(MONOS + "#get");
        assertThatThrownBy(() -> call("get", () -> {
                    throw new IllegalStateException("own");
                }))
                .hasMessage("own");
        Supplier<Mono<String>> none = () -> null;
        assertThat(WovenFixture.call(Objects.requireNonNull(target), "get", none))
                .isNull();
        assertThat(calls(it).total()).isZero();
    }

    @Test
    void subscriptionThatIsCompletedLater_isStillTheSubscribersOwn() throws Exception {
        WovenFixture it = guarding(MONOS + "#get");
        Sinks.One<String> sink = Sinks.one();
        List<String> seen = new CopyOnWriteArrayList<>();
        call("get", body(sink.asMono())).subscribe(seen::add);
        assertThat(seen).isEmpty();
        sink.tryEmitValue("own");
        assertThat(seen).containsExactly("own");
        assertThat(calls(it).succeeded()).isEqualTo(1);
    }

    @Test
    void flux_isGuardedForItsSynchronousPartAlone_andTheReportSaysSo() throws Exception {
        WovenFixture it = guarding(MONOS + "#many, " + MONOS + "#get");
        Flux<String> own = Flux.just("a", "b");
        Supplier<Flux<String>> body = () -> own;
        assertThat(many(body)).isSameAs(own);
        assertThat(calls(it).succeeded()).isEqualTo(1);
        assertThat(it.report.guardedMethods())
                .anyMatch(line -> line.contains("#many(") && line.contains("only the call itself is guarded"))
                .anyMatch(line -> line.contains("#get(") && line.contains("each subscription of its Mono is a call"));
    }

    private @Nullable Object many(Supplier<Flux<String>> body) {
        try {
            return WovenFixture.call(Objects.requireNonNull(target), "many", body);
        } catch (Throwable thrown) {
            throw new AssertionError(thrown);
        }
    }

    /** What looks like Reactor and is none, or is one that nobody knows yet. */
    @Test
    void oddReactor_leavesWhatTheMethodReturned_andIsCounted() throws Exception {
        Class<?> odd = new ByteBuddy()
                .subclass(Object.class)
                .name("reactor.core.publisher.Mono")
                .make()
                .load(new ClassLoader(null) {})
                .getLoaded();
        Object mono = odd.getConstructor().newInstance();
        WovenFixture it = guarding(MONOS + "#get");
        MethodShape shape = new MethodShape(MONOS, "get", List.of(), "reactor.core.publisher.Mono", false);
        int site = it.gate.sites.register(it.gate.bindings().get(0), shape);
        Object[] none = {};
        assertThatThrownBy(() -> it.gate.handler.assembled(site, WovenSampleMonos.class, null, none, mono))
                .isInstanceOf(IllegalStateException.class);
        assertThat(it.gate.handler.assembled(site, WovenSampleMonos.class, null, none, "no Mono at all"))
                .isNull();
    }
}

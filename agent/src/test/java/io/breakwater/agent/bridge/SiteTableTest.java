package io.breakwater.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.breakwater.agent.config.ConfigException;
import io.breakwater.core.circuit.Circuit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SiteTableTest {

    private final GateFixture gate = new GateFixture(
            "circuit.a.methods = A#*",
            "circuit.a.failure-results = code in 500",
            "circuit.b.methods = B#*",
            "circuit.b.retry.in-synchronized = true",
            "fallback.f.tiers = A#get(int) -> B#get");
    private final SiteTable sites = gate.sites;

    SiteTableTest() throws ConfigException {}

    private static MethodShape shape(String type, String method, String... parameters) {
        return new MethodShape(type, method, List.of(parameters), "int", false);
    }

    private Site site(int number) {
        Site[][] all = new Site[1][];
        sites.readBy(0, known -> all[0] = known);
        return all[0][number];
    }

    @Test
    void sameMethod_hasTheSameNumber() {
        int number = sites.register(gate.binding("a"), shape("A", "get", "int"));
        assertThat(sites.register(gate.binding("a"), shape("A", "get", "int"))).isEqualTo(number);
        assertThat(site(number).shape()).isEqualTo(shape("A", "get", "int"));
        assertThat(site(number).circuit()).isSameAs(gate.circuit("a"));
    }

    @Test
    void otherMethodsOverloadsAndCircuits_haveOtherNumbers() {
        assertThat(List.of(
                        sites.register(gate.binding("a"), shape("A", "get")),
                        sites.register(gate.binding("a"), shape("A", "get", "int")),
                        sites.register(gate.binding("a"), shape("A", "put")),
                        sites.register(gate.binding("a"), shape("B", "get")),
                        sites.register(gate.binding("b"), shape("A", "get"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void site_knowsItsChainAndWhetherResultsAreRead() {
        Site first = site(sites.register(gate.binding("a"), shape("A", "get", "int")));
        assertThat(first.chain()).isNotNull();
        assertThat(first.readsResults()).isTrue();
        Site overload = site(sites.register(gate.binding("a"), shape("A", "get", "long")));
        assertThat(overload.chain()).isNull();
        Site other = site(sites.register(gate.binding("b"), shape("B", "get")));
        assertThat(other.chain()).as("only the first tier starts a chain").isNull();
        assertThat(other.readsResults()).isFalse();
    }

    /** Another loader may know another version of the exception. */
    @Test
    void refusalsThatLookDifferent_haveOtherNumbers() {
        MethodShape shape = shape("A", "get", "int");
        int plain = sites.register(gate.binding("a"), shape);
        int dressed = sites.register(gate.binding("a"), shape, List.of(), new RefusalType("E", RefusalForm.MESSAGE));
        int otherwise = sites.register(gate.binding("a"), shape, List.of(), new RefusalType("E", RefusalForm.NOTHING));
        assertThat(List.of(plain, dressed, otherwise)).doesNotHaveDuplicates();
        assertThat(sites.register(gate.binding("a"), shape, List.of(), new RefusalType("E", RefusalForm.MESSAGE)))
                .isEqualTo(dressed);
        assertThat(site(plain).dress()).isNull();
        assertThat(site(dressed).dress()).isNotNull();
    }

    @Test
    void refresh_changesSitesInPlace_andTheCircuitStaysTheSame() throws ConfigException {
        int number = sites.register(gate.binding("a"), shape("A", "get", "int"));
        Site before = site(number);
        gate.reconfigure("circuit.a.methods = A#*", "circuit.a.failure-threshold = 9", "circuit.b.methods = B#*");
        Site after = site(number);
        assertThat(after.circuit()).isSameAs(before.circuit());
        assertThat(after.circuit().config().failureThreshold()).isEqualTo(9);
        assertThat(after.readsResults()).isFalse();
        assertThat(after.chain()).as("the chain is gone").isNull();
        assertThat(sites.register(gate.binding("a"), shape("A", "get", "int"))).isEqualTo(number);
    }

    @Test
    void refresh_circuitThatIsGone_keepsItsSiteForCallsInFlight_andItsNumberIsNotUsedAgain() throws ConfigException {
        int number = sites.register(gate.binding("b"), shape("B", "get"));
        Circuit gone = gate.circuit("b");
        gate.reconfigure("circuit.a.methods = A#*");
        assertThat(site(number).circuit()).isSameAs(gone);
        assertThat(gate.registry.circuits()).extracting(Circuit::name).containsExactly("a");
        gate.reconfigure("circuit.a.methods = A#*", "circuit.b.methods = B#*");
        assertThat(gate.circuit("b")).isNotSameAs(gone);
        assertThat(sites.register(gate.binding("b"), shape("B", "get"))).isNotEqualTo(number);
    }

    /** The method is woven anew then; its calls in flight end where they began. */
    @Test
    void refresh_anEarlierCircuitThatLeavesNoCallsAnyMore_orIsAnotherOne_endsTheSite() throws ConfigException {
        gate.reconfigure("circuit.a.methods = A#*", "circuit.b.methods = A#*", "circuit.a.where = 0 in 1");
        int shared = sites.register(gate.binding("b"), shape("A", "get", "int"), List.of(gate.binding("a")), null);
        gate.reconfigure("circuit.a.methods = A#*", "circuit.b.methods = A#*");
        assertThat(site(shared).circuit()).isSameAs(gate.circuit("b"));
        gate.reconfigure("circuit.b.methods = A#*");
        gate.reconfigure("circuit.a.methods = A#*", "circuit.b.methods = A#*", "circuit.a.where = 0 in 2");
        assertThat(sites.register(gate.binding("b"), shape("A", "get", "int"), List.of(gate.binding("a")), null))
                .isNotEqualTo(shared);
    }

    @Test
    void register_withABindingFromBeforeAReload_usesTheSettingsInForce() throws ConfigException {
        CircuitBinding stale = gate.binding("a");
        gate.reconfigure("circuit.a.methods = A#*");
        assertThat(site(sites.register(stale, shape("A", "get"))).readsResults())
                .isFalse();
    }

    @Test
    void numbers_startAfterThoseOfAnAgentThatWasUninstalled() throws ConfigException {
        GateFixture fresh = new GateFixture("circuit.a.methods = A#*");
        fresh.sites.readBy(7, known -> {});
        assertThat(fresh.sites.register(fresh.binding("a"), shape("A", "get"))).isEqualTo(7);
        assertThat(fresh.sites.close()).isEqualTo(8);
        assertThatIllegalStateException()
                .as("a class that is being woven while the agent goes")
                .isThrownBy(() -> fresh.sites.register(fresh.binding("a"), shape("A", "put")));
    }

    @Test
    void describe_isTypeMethodAndParameters() {
        assertThat(shape("A", "get", "int", "B$C").describe()).isEqualTo("A#get(int, B$C)");
    }

    @Test
    void register_byManyThreads_publishesEachSiteBeforeItsNumber() throws Exception {
        int threads = 4;
        int methods = 300;
        ConcurrentHashMap<Integer, MethodShape> shapes = new ConcurrentHashMap<>();
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                done.add(pool.submit(() -> {
                    start.await();
                    boolean consistent = true;
                    for (int i = 0; i < methods; i++) {
                        MethodShape shape = shape("A", "m" + i);
                        int number = sites.register(gate.binding("a"), shape);
                        MethodShape other = shapes.putIfAbsent(number, shape);
                        consistent &= site(number).shape().equals(shape) && (other == null || other.equals(shape));
                    }
                    return consistent;
                }));
            }
            for (Future<Boolean> each : done) {
                assertThat(each.get(20, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(shapes).hasSize(methods);
    }
}

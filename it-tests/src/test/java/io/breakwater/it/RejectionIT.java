package io.breakwater.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.app.small.ShopCalls;
import io.breakwater.it.demo.CircuitWatch;
import io.breakwater.it.harness.Guarded;
import io.breakwater.it.process.JavaProcess;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that has never heard of circuits handles refusals in the catch blocks that it has always had. */
@Timeout(60)
@ParameterizedClass
@MethodSource("io.breakwater.it.harness.Jdks#all")
record RejectionIT(Path jdk) {

    private static final String SHOP = "io.breakwater.it.app.small.Shop#";
    private static final String STOCK = "io.breakwater.it.app.small.StockException";
    private static final String REFUSAL = "io.breakwater.core.CircuitOpenException(";

    private static final String CONFIG = """
            log.level = off
            retry.base-delay = 1ms
            rejection-stack-trace = always

            circuit.stock.methods = SHOP#stock
            circuit.elsewhere.methods = SHOP#stockElsewhere
            circuit.busy.methods = SHOP#busyStock
            circuit.busy.rejection = io.breakwater.it.app.small.StockException$Busy
            circuit.watched.methods = SHOP#watchedStock
            circuit.watched.mode = observe
            circuit.price.methods = SHOP#price
            circuit.odd.methods = SHOP#oddPrice
            circuit.odd.rejection = java.io.IOException
            circuit.weight.methods = SHOP#weight
            circuit.order.methods = SHOP#order
            circuit.sdk.methods = com.zoho.crm.api.record.RecordOperations#getRecords
            fallback.stock.tiers = SHOP#stock -> SHOP#stockElsewhere
            """.replace("SHOP#", SHOP);

    private static @Nullable Running running;

    /** What the tests of one JDK share. */
    private record Running(JavaProcess app, CircuitWatch jmx) implements AutoCloseable {

        @Override
        public void close() {
            app.close();
            jmx.close();
        }
    }

    @BeforeParameterizedClassInvocation
    static void start(Path jdk, @TempDir Path directory) throws Exception {
        JavaProcess app = Guarded.start(jdk, Guarded.config(directory, CONFIG), ShopCalls.class.getName());
        app.awaitLine("ready"::equals);
        running = new Running(app, new CircuitWatch(app.pid()));
    }

    @AfterParameterizedClassInvocation
    static void end() throws Exception {
        try (Running ending = running()) {
            running = null;
            assertThat((String[]) ending.jmx().agent("WeaveFailures")).isEmpty();
            assertThat((String[]) ending.jmx().agent("UnmatchedPatterns")).isEmpty();
            assertThat(ending.jmx().agent("SuppressedErrors")).isEqualTo(0L);
            ending.app().closeStdin();
            assertThat(ending.app().awaitExit()).as(ending.app().transcript()).isZero();
            Guarded.assertBannerAlone(ending.app());
        }
    }

    private static Running running() {
        return requireNonNull(running);
    }

    /** How the application sees a call whose circuits, one or more, are open. */
    private static String refused(String command, String... circuits) throws Exception {
        int asked = asked();
        for (String circuit : circuits) {
            running().jmx().operate(circuit, "forceOpen");
        }
        try {
            return running().app().command(command);
        } finally {
            assertThat(asked()).as("nothing reaches the shop").isEqualTo(asked);
            for (String circuit : circuits) {
                running().jmx().operate(circuit, "close");
            }
        }
    }

    private static int asked() throws Exception {
        return Integer.parseInt(running().app().command("asked").substring("OK asked ".length()));
    }

    private static String message(String circuit) {
        return "circuit '" + circuit + "' is FORCED_OPEN: an operator opened it and must close it";
    }

    /** An exception with that message, whose cause is the refusal with the same. */
    private static String dressed(String type, String circuit) {
        return type + "(" + message(circuit) + ") <- " + REFUSAL + message(circuit) + ")";
    }

    @Test
    void callThatPasses_isAsEver() throws Exception {
        assertThat(running().app().command("elsewhere")).isEqualTo("OK in stock: 4");
    }

    @Test
    void ownCheckedException_isCaughtWhereItAlwaysWas() throws Exception {
        assertThat(refused("elsewhere", "elsewhere"))
                .isEqualTo("OK the shop cannot say: " + dressed(STOCK, "elsewhere"));
        assertThat(running().app().command("elsewhere")).isEqualTo("OK in stock: 4");
    }

    @Test
    void exceptionOfTheSdk_isCaughtWhereItAlwaysWas() throws Exception {
        assertThat(refused("record", "sdk"))
                .isEqualTo("OK the CRM cannot say: " + dressed("com.zoho.crm.api.exception.SDKException", "sdk"));
    }

    @Test
    void exceptionOfTheJdk_isCaughtWhereItAlwaysWas() throws Exception {
        assertThat(refused("weight", "weight"))
                .isEqualTo("OK the line is dead: " + dressed("java.io.IOException", "weight"));
    }

    @Test
    void typeThatIsNamed_isThrown() throws Exception {
        assertThat(refused("busy", "busy")).isEqualTo("OK the shop cannot say: " + dressed(STOCK + "$Busy", "busy"));
    }

    @Test
    void methodThatDeclaresNothing_throwsTheRefusalItself() throws Exception {
        assertThat(refused("price", "price")).isEqualTo("OK unexpected " + REFUSAL + message("price") + ")");
    }

    @Test
    void typeThatTheMethodDoesNotDeclare_isAMistake_andNeverThrown() throws Exception {
        assertThat(refused("odd", "odd")).isEqualTo("OK unexpected " + REFUSAL + message("odd") + ")");
        assertThat((String[]) running().jmx().agent("ConfigProblems"))
                .singleElement()
                .asString()
                .startsWith(
                        "circuit 'odd': refusals of " + SHOP + "oddPrice(java.lang.String) are CircuitOpenException:"
                                + " the method does not declare java.io.IOException");
    }

    @Test
    void guardedMethods_sayWhatRefusalsAre() throws Exception {
        assertThat(refused("record", "sdk")).contains("SDKException");
        assertThat((String[]) running().jmx().agent("GuardedMethods"))
                .anyMatch(line -> line.endsWith(
                        ", circuit stock, refusals are " + STOCK + ", falls back to " + SHOP + "stockElsewhere"))
                .anyMatch(line -> line.endsWith(", circuit busy, refusals are " + STOCK + "$Busy"))
                .anyMatch(line -> line.endsWith(", circuit price"))
                .anyMatch(line -> line.endsWith(", circuit odd, refusals are CircuitOpenException: the method does not"
                        + " declare java.io.IOException"))
                .anyMatch(line -> line.endsWith(", circuit sdk, refusals are com.zoho.crm.api.exception.SDKException"));
    }

    @Test
    void chainWithoutAnAnswer_ridesAlongOnWhatIsCaught() throws Exception {
        assertThat(refused("stock", "stock", "elsewhere"))
                .startsWith("OK the shop cannot say: " + dressed(STOCK, "stock")
                        + " + io.breakwater.core.AllTiersFailedException(fallback 'stock': all tiers failed: ")
                .endsWith(SHOP + "stockElsewhere: skipped: circuit 'elsewhere' is FORCED_OPEN)");
    }

    @Test
    void observedCircuit_throwsNothing() throws Exception {
        running().jmx().operate("watched", "forceOpen");
        assertThat(running().app().command("watched")).isEqualTo("OK in stock: 4");
    }

    /** The outer circuit counts it, does not retry it, and lets it out as it came. */
    @Test
    void refusalFromFurtherIn_isTakenForWhatItIs() throws Exception {
        long failed = (Long) running().jmx().circuit("order", "CallsFailed");
        assertThat(refused("order", "elsewhere")).isEqualTo("OK the shop cannot say: " + dressed(STOCK, "elsewhere"));
        assertThat(running().jmx().circuit("order", "CallsFailed")).isEqualTo(failed + 1);
        assertThat(running().jmx().circuit("order", "RetriesTotal")).isEqualTo(0L);
    }
}

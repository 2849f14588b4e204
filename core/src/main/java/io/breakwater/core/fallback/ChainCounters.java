package io.breakwater.core.fallback;

import io.breakwater.core.AllTiersFailedException;
import io.breakwater.core.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Who answered the calls of a chain, and how often nobody did. Safe for use by many threads. */
final class ChainCounters {

    private final Clock clock;
    private final LongAdder calls = new LongAdder();
    private final List<LongAdder> served = new ArrayList<>();
    private final LongAdder servedByValue = new LongAdder();
    private final LongAdder allTiersFailed = new LongAdder();
    private volatile @Nullable AllTiersFailed last;

    private record AllTiersFailed(Instant at, String reasons) {}

    ChainCounters(int tiers, Clock clock) {
        this.clock = clock;
        for (int i = 0; i < tiers; i++) {
            served.add(new LongAdder());
        }
    }

    void called() {
        calls.increment();
    }

    void servedBy(int tier) {
        served.get(tier).increment();
    }

    void servedByValue() {
        servedByValue.increment();
    }

    void allFailed(AllTiersFailedException failure) {
        allTiersFailed.increment();
        last = new AllTiersFailed(Instant.ofEpochMilli(clock.wallMillis()), String.valueOf(failure.getMessage()));
    }

    FallbackSnapshot snapshot(String name, List<? extends Tier<?, ?>> tiers) {
        List<FallbackSnapshot.TierCount> counts = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            counts.add(new FallbackSnapshot.TierCount(
                    tiers.get(i).name(), served.get(i).sum()));
        }
        AllTiersFailed failure = last;
        return new FallbackSnapshot(
                name,
                calls.sum(),
                List.copyOf(counts),
                servedByValue.sum(),
                allTiersFailed.sum(),
                failure == null ? null : failure.at(),
                failure == null ? null : failure.reasons());
    }
}

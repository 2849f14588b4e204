package io.breakwater.agent.jmx;

import io.breakwater.core.fallback.FallbackSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows a fallback chain. */
final class FallbackView implements FallbackMXBean {

    private final Supplier<FallbackSnapshot> chain;

    FallbackView(Supplier<FallbackSnapshot> chain) {
        this.chain = chain;
    }

    @Override
    public long getCalls() {
        return chain.get().calls();
    }

    @Override
    public String[] getServedByTier() {
        List<String> lines = new ArrayList<>();
        for (FallbackSnapshot.TierCount tier : chain.get().served()) {
            lines.add(tier.tier() + "  " + tier.served());
        }
        long byValue = chain.get().servedByValue();
        if (byValue > 0) {
            lines.add("value  " + byValue);
        }
        return lines.toArray(new String[0]);
    }

    @Override
    public long getAllTiersFailed() {
        return chain.get().allTiersFailed();
    }

    @Override
    public @Nullable String getLastAllTiersFailed() {
        FallbackSnapshot snapshot = chain.get();
        Instant last = snapshot.lastAllTiersFailed();
        return last == null ? null : Lines.time(last) + "  " + snapshot.lastReasons();
    }
}

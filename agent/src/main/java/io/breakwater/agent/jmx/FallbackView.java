package io.breakwater.agent.jmx;

import io.breakwater.core.fallback.FallbackSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows a fallback chain. */
final class FallbackView implements FallbackMXBean {

    private final Supplier<@Nullable FallbackSnapshot> now;
    /** What it was when it was last there: a bean may be asked while its chain goes. */
    private volatile FallbackSnapshot last;

    FallbackView(FallbackSnapshot first, Supplier<@Nullable FallbackSnapshot> now) {
        this.last = first;
        this.now = now;
    }

    private FallbackSnapshot chain() {
        FallbackSnapshot current = now.get();
        if (current != null) {
            last = current;
        }
        return last;
    }

    @Override
    public long getCalls() {
        return chain().calls();
    }

    @Override
    public String[] getServedByTier() {
        List<String> lines = new ArrayList<>();
        for (FallbackSnapshot.TierCount tier : chain().served()) {
            lines.add(tier.tier() + "  " + tier.served());
        }
        long byValue = chain().servedByValue();
        if (byValue > 0) {
            lines.add("value  " + byValue);
        }
        return lines.toArray(new String[0]);
    }

    @Override
    public long getAllTiersFailed() {
        return chain().allTiersFailed();
    }

    @Override
    public @Nullable String getLastAllTiersFailed() {
        FallbackSnapshot snapshot = chain();
        Instant last = snapshot.lastAllTiersFailed();
        return last == null ? null : Lines.time(last) + "  " + snapshot.lastReasons();
    }
}

package io.breakwater.agent.jmx;

import org.jspecify.annotations.Nullable;

/** One fallback chain in JConsole: {@code io.breakwater:type=Fallback,name=…}. */
@Described("A fallback chain: the tiers that are asked when calls of its first tier fail or are refused.")
public interface FallbackMXBean {

    @Described("How often the first tier needed another one; while its circuit observes: would have needed one")
    long getCalls();

    @Described("How many answers each other tier gave, a line each")
    String[] getServedByTier();

    @Described("How often no tier had an answer")
    long getAllTiersFailed();

    @Described("When that last happened, and why each tier had none")
    @Nullable
    String getLastAllTiersFailed();
}

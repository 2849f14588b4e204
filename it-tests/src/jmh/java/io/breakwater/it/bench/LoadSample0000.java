package io.breakwater.it.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A class as applications have many: the loading benchmark copies its class file a thousand times, with other digits for
 * those in its name. Public for copies in other places.
 */
public class LoadSample0000 extends LoadSampleBase implements Comparable<LoadSample0000> {

    private final Map<String, List<Long>> amounts = new HashMap<>();
    private String name = "";
    private long total;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public long getTotal() {
        return total;
    }

    public void add(String account, long amount) {
        List<Long> known = amounts.get(account);
        if (known == null) {
            known = new ArrayList<>();
            amounts.put(account, known);
        }
        known.add(amount);
        total += amount;
        changed();
    }

    public List<String> accounts() {
        List<String> sorted = new ArrayList<>(amounts.keySet());
        sorted.sort(String::compareTo);
        return sorted;
    }

    public long largest(String account) {
        long largest = Long.MIN_VALUE;
        try {
            for (long amount : amounts.getOrDefault(account, List.of())) {
                largest = Math.max(largest, amount);
            }
        } catch (IllegalStateException impossible) {
            throw new IllegalArgumentException(account, impossible);
        }
        return largest;
    }

    @Override
    public int compareTo(LoadSample0000 other) {
        int byTotal = Long.compare(total, other.total);
        return byTotal == 0 ? name.compareTo(other.name) : byTotal;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoadSample0000 same && total == same.total && name.equals(same.name);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Long.hashCode(total);
    }

    @Override
    public String toString() {
        return "LoadSample0000[" + name + ", " + total + ", " + amounts.size() + " accounts]";
    }
}

/**
 * What Breakwater costs, measured beside its peers in one run. Entry type: {@link io.breakwater.it.bench.BenchMain}.
 *
 * <p>Floor: the benchmarks ({@code …Benchmark}) know nothing of the tables; the tables ({@code …Table}) name the
 * benchmarks. One class per peer, one class per table.
 *
 * <h2>Why one JMH run per row</h2>
 *
 * The rows of a table differ in whether an agent is there and in its configuration, which are options of the JVM; and
 * rounds over all rows spread what else happens on the machine over all peers, where all forks of one peer in a row
 * would give it to one of them.
 */
@NullMarked
package io.breakwater.it.bench;

import org.jspecify.annotations.NullMarked;

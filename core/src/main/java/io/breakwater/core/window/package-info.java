/**
 * Sliding counters of call outcomes, from which a circuit takes its failure rate and its slow-call rate.
 *
 * <p>Floor: imports nothing of ours. Entry type: {@link io.breakwater.core.window.WindowSize}, which makes a
 * {@link io.breakwater.core.window.SlidingWindow}.
 *
 * <h2>Why the totals of a window by calls are in one word</h2>
 *
 * A ring of outcomes with a running total beside it has two places to disagree: between the write to the ring and the
 * write to the total another thread sees a sum that never was, and two threads that evict the same record make it wrong
 * for good, or negative. Here the totals, the position and the newest record change together, by one compare-and-set of
 * one {@code long}; a reader needs that one word and nothing else. The write to the ring comes after it and is owed by
 * whoever records next, who can do it because the word says what to write and where. A stopped thread therefore holds up
 * nobody, and there is no moment at which the totals are not exactly those of the latest N calls.
 *
 * <p>Each slot carries the lap that wrote it, so that a thread that was stopped in the middle of this duty cannot undo
 * what later laps have written. Laps are counted modulo 2<sup>19</sup>. A thread would have to stand still between two
 * neighbouring instructions while the others record about 524 288 times N calls, and to wake in the one lap in 524 288
 * that looks like its own: with 100 calls and a million of them per second, 52 seconds. Should it happen, one
 * record is taken for another: a total can be off by one until the window is replaced. No thread is held up, and no
 * total becomes negative.
 *
 * <h2>Why a window by time is ten slices</h2>
 *
 * Exact times would need memory for every call. One counter that is cleared when its time is over is cheap, but blind to
 * failures on both sides of that moment. With ten slices that are dropped one by one, the window is between nine and ten
 * tenths of its length, always, at ten words. A slice carries its number and is replaced, never cleared: a thread that is
 * still adding to an old one adds to something that nobody counts any more. There is no running total that could
 * come to disagree with the slices, and nothing to catch up on after a long idle time: slices with an old number are
 * not counted.
 *
 * <p>Counting reads the ten slices twice and starts over while they differ, so that the answer is one that held at one
 * moment. Under steady fire from other threads this might never end, so the eighth reading is taken as it is; then each
 * slice is right, but they may have been read while calls went on.
 */
@NullMarked
package io.breakwater.core.window;

import org.jspecify.annotations.NullMarked;

/**
 * The gate in {@code java.lang} and what stands behind it: sites, permits, fallback tiers.
 *
 * <p>Floor: imports {@code config}, {@code adapt} and the engine. Entry types:
 * {@link io.breakwater.agent.bridge.GateInstaller}, {@link io.breakwater.agent.bridge.GateHandler}.
 *
 * <h2>Why a class in {@code java.lang}</h2>
 *
 * Woven code runs in classes of any loader, OSGi bundle or named module; the one package that all of them see is {@code
 * java.lang}. {@link io.breakwater.agent.bridge.GateInstaller} opens that package to this module alone and defines the
 * gate there through a {@code Lookup}. Nothing is appended to the boot class path (the JVM would print a warning about
 * class data sharing) and {@code Unsafe} is not needed. The installer must not link to anything that names the gate:
 * verifying it would look for the gate before it is there.
 *
 * <h2>What is held, and how</h2>
 *
 * No class, method, loader or object of the application is held strongly. Sites are known by name; instances are held
 * weakly; what has to be looked up by reflection is looked up in the calling class's loader when it is needed, which is
 * only after a failure or a refusal. Thread locals hold arrays of primitives.
 *
 * <h2>How an asynchronous call goes</h2>
 *
 * The first attempt is the body itself, entered and left as in a method that waits; only what it returns is replaced, by a
 * future of the JDK's own class that ends when the engine says so. So nothing of ours stands between the caller and the body,
 * a body that has run is never run again because of a fault of ours, and an application that keeps the future for ever keeps
 * nothing of the agent. Later attempts call the woven method again, on a thread of the agent. While they are at work there the
 * thread is marked as inside of a call of the circuit, so the method's own advice lets them pass, and so does that of whatever
 * the body calls on this thread: no other bypass is needed.
 *
 * <p>What is called again is the very method, by a lookup of its own class and as {@code super} would call it: found by
 * name, an overriding method would call itself. The lookup and the arguments are held by the call as long as it lasts, and by
 * nobody else.
 *
 * <p>Another tier is asked from the caller's thread where the circuit has refused, and from one of ours after a failure: the
 * thread that completes a stage is the client's, and may be the only one that reads its answers. A tier that makes its caller
 * wait is refused. We had a thread for it, but not the one that it needs: sessions, users and transactions are bound to the
 * thread of the caller, and a client that finds those of nobody, or of somebody else, is worse than none.
 *
 * <p>A {@code Mono} has no call before it is subscribed to. What the method has returned is wrapped in one that asks at each
 * subscription, by the application's own Reactor: {@code deferContextual} tells who subscribes, {@code contextWrite} and {@code
 * toFuture} make an attempt in that context, {@code fromFuture} and {@code doFinally} answer. All are public methods that
 * every Reactor since 3.4 has. The function that is asked is a class of the gate, since applications keep what they have
 * assembled in constants. The handles are found once for each {@code Mono} class and kept by that class, which then holds types
 * of the JDK and its own alone.
 *
 * <h2>When a timeout speaks against a tier</h2>
 *
 * A {@code TimeoutException} on the application's future counts against whoever is at work for it: the circuit of the method
 * itself. A tier that is being asked for it is cancelled, for its future is a plain one, and what is told to that as an
 * exception would not stop its client.
 *
 * <h2>Why {@code instance = new} makes one for each call</h2>
 *
 * One that is kept would have to be held by somebody. Held by the agent it would hold its class's loader, which could never
 * be unloaded; held weakly it would be gone with the next collection; and a {@code ClassValue} would make the application's
 * class hold what the agent knows. So it is made for the call, and nothing is shared between calls on several threads.
 * Whoever wants one to be kept has {@code type#staticMethod}, and keeps it where it belongs: in the application. It is made
 * before the tier is called and after everything else was found to fit, so what fails there is no call of the tier: others
 * may be asked after it, even for a write.
 *
 * <h2>When a result is adapted</h2>
 *
 * The tier's own circuit says whether the result is an answer, as the tier has given it; only then it is adapted. If that
 * fails, the tier's call has succeeded all the same, so for a write it has acted, and nobody else is asked.
 *
 * <h2>When it is asked whether a call is a write</h2>
 *
 * Only once it has failed or is refused: a call that succeeds pays nothing for it. It is decided once for each call and kept
 * with its attempts, for what an argument says may change while the body runs. What cannot be read is a write, since then the
 * worst is a failure that the application gets to see, and not something done twice.
 *
 * <h2>What a refusal goes out as</h2>
 *
 * A caller catches what its method declares, and has never heard of a circuit. So a refusal is thrown as the cause of an
 * exception of that type, where one can be made: its <i>dress</i>. Which type and which constructor is decided while
 * weaving and is part of a site. The dress is made anew for each refusal, and nothing of it is kept: not its class, for
 * that would hold the application's loader, and not a {@code ClassValue}, for that would make the application's class hold
 * ours. It costs a stack trace of its own unless its class knows how to leave that out, whatever {@code
 * rejection-stack-trace} says; where that is too much, {@code rejection = CircuitOpenException} is the way.
 *
 * <p>The dress is put on where the refusal leaves for good, after the fallback chain. Inside, and in every circuit that it
 * passes on its way out, a dressed refusal is treated as a plain one: see {@link io.breakwater.core.CallRefusedException#of}.
 */
@NullMarked
package io.breakwater.agent.bridge;

import org.jspecify.annotations.NullMarked;

/**
 * Weaving: which classes are touched, and what is put into them. <b>The only package that sees Byte Buddy.</b>
 *
 * <p>Floor: imports {@code config}, {@code bridge}, {@code adapt}, {@code log} and the vocabulary of the engine; the dry run also
 * {@code classpath}. Entry types:
 * {@link io.breakwater.agent.weave.Weaving}, and {@link io.breakwater.agent.weave.DryRun} for the command line.
 *
 * <h2>Why a hand-written transformer</h2>
 *
 * Byte Buddy is started when the first class matches, and never if none does: its start costs about half a second. Until
 * then a class that is loaded costs a look into a hash set of names, and a prefix comparison for each pattern with a
 * wildcard. Only where a pattern ends in {@code +} it matters what is above a class: then the head of each class file is
 * read by hand, and those of supertypes are read as resources of the class's own loader, each once. No class of the
 * application is ever loaded to find that out.
 *
 * <h2>Why advice without a change of schema</h2>
 *
 * The advice is inlined into the method and adds neither fields nor methods, so classes that are loaded already can be
 * woven just as well, and unwoven. {@code repeatOn} jumps back to the start of the body with the caller's arguments
 * restored: a retry adds no frame and no reflection.
 *
 * <h2>Why methods that answer later have advice of their own</h2>
 *
 * Their body cannot be repeated in place, for their caller has gone on when it fails. Running it behind a handle of its own
 * from the start, with nothing but a future for the caller, was the other way: it puts our frames below every body, leaves it to
 * us what a body that throws looks like, and runs nothing at all where something of ours fails. So the body stays where it
 * is, {@link io.breakwater.agent.weave.AsyncAdvice} replaces what it has returned, and only a retry pays for a handle. Byte
 * Buddy's {@code SelfCallHandle} leads to the very method, too, however it was reached; but it is a constant of the class file,
 * which those before Java 7 cannot hold, and it is bound to the instance and to all arguments at each call, also at those that
 * succeed. A {@code MethodHandles.lookup()} in the woven method suits class files of any age, and costs an object.
 *
 * <p>{@link io.breakwater.agent.weave.MonoAdvice} has no start: a Mono that is only assembled is no call, so there is nobody to
 * ask yet.
 *
 * <h2>Why one advice for each circuit of a method</h2>
 *
 * Circuits with conditions ({@code where}) share a method. Each has a site of its own there, and advice of its own around
 * the body; a call is let in by the first circuit whose condition holds, and the others, whose permit stays zero, leave it
 * alone. A site's condition includes that of no circuit before it, so no two of them have to agree at run time. Only these
 * sites have {@link io.breakwater.agent.weave.ConditionalAdvice}, which puts the arguments into an array before it asks.
 *
 * <h2>Why the order of assignments is the safety net</h2>
 *
 * A result from elsewhere may not fit the method's return type, and the assignment then throws inside of the advice, which
 * is suppressed. So the result is assigned before the application's throwable is cleared, and a refusal is installed before
 * a fallback's value: whatever fails, the application sees its own exception or the refusal, never a default value. Byte
 * Buddy's {@code AssignReturned} could suppress the one kind of error, but not the others.
 *
 * <h2>Why the exception of a refusal is chosen here</h2>
 *
 * A caller is not to get an exception that it does not expect, and what it expects is in the class file of the method and
 * in those of the exceptions that it declares. They are read while the class is woven, through its own loader: by the time
 * a circuit opens there is nothing left to find out, {@code GuardedMethods} has shown for long what will be thrown, and no
 * class of the application was loaded before its time. Only a method with a {@code throws} clause pays for it.
 *
 * <h2>Why chains are proved here</h2>
 *
 * Whether a tier can answer for another one is asked in an outage, which is a bad time to find out that it never could. Its
 * types are in class files from the start, so they are read when the first tier is woven. A proof says only what is certain:
 * types that may fit, such as {@code Object} in place of something more special, are looked at when there is a value to look
 * at. It rests on a pool of types alone, so it can be made without a running application, too. A plan counts a changed
 * chain as a change of its first tier's class, which is woven again for the proof.
 *
 * <h2>Why wildcards pass over the JDK</h2>
 *
 * What stands behind the gate runs on {@code java.lang} and {@code java.util}. Woven, they would ask the gate before it has
 * decided, without end, and no check of ours could stop it, for the check would run on them, too.
 *
 * <h2>Why the dry run is here</h2>
 *
 * Its answer is worth something only where the same code decides as while weaving: which types and methods a pattern means,
 * what is excluded, whose a method is, what its refusals become. It has its own sentences for what was not found, for it can
 * say what is on a class path, and the weaver only what has been loaded. It knows types by class files alone, and a class
 * file that is missing is one to it, where the weaver makes do without.
 */
@NullMarked
package io.breakwater.agent.weave;

import org.jspecify.annotations.NullMarked;

package io.breakwater.agent.bridge;

/** When a call of a method is over, as far as the method's declared return type tells. */
public enum ResultKind {

    /** When it has returned. */
    SYNCHRONOUS(""),

    /** When the stage ends that it returns: a {@code CompletionStage} or a {@code CompletableFuture}. */
    STAGE("asynchronous: ends with its stage"),

    /** The same, but of a type of stages that nobody else can make. */
    OWN_STAGE("asynchronous: ends with its stage; retries and other tiers are not possible, for nobody else can make"
            + " such a stage"),

    /** When the Reactor {@code Mono} ends that it returns; each subscription is a call. */
    MONO("asynchronous: each subscription of its Mono is a call"),

    /** It answers with a stream of values, which nobody looks at. */
    PUBLISHER("only the call itself is guarded: what its publisher does is not seen");

    private static final String MONO_TYPE = "reactor.core.publisher.Mono";
    private static final String STAGE_TYPE = "java.util.concurrent.CompletionStage";
    private static final String FUTURE_TYPE = "java.util.concurrent.CompletableFuture";

    private final String note;

    ResultKind(String note) {
        this.note = note;
    }

    /** What a return type of this name tells by itself. */
    public static ResultKind of(String returnType) {
        return switch (returnType) {
            case STAGE_TYPE, FUTURE_TYPE -> STAGE;
            case MONO_TYPE -> MONO;
            default -> SYNCHRONOUS;
        };
    }

    /** What is to be known about it, in words; empty = nothing. */
    public String note() {
        return note;
    }

    /** Whether what follows a failure happens after the method has returned. */
    public boolean isAsynchronous() {
        return this == STAGE || this == OWN_STAGE || this == MONO;
    }
}

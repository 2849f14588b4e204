package io.breakwater.it;

import io.breakwater.it.clients.WebClientRequests;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http2.Http2Frame;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.util.ReferenceCounted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.simple.SimpleLogger;
import org.springframework.beans.BeanUtils;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.ResolvableType;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Spring's WebClient under its preset: each subscription is a call. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class WebClientIT {

    private static final String CONFIG = """
            circuit.crm.preset = spring-rest
            circuit.crm.where = this.uri.host in 127.0.0.1
            """;
    private static final Class<?>[] LIBRARIES = {
        WebClient.class,
        RestClient.class,
        ResolvableType.class,
        BeanUtils.class,
        SmartLifecycle.class,
        ObservationRegistry.class,
        KeyValue.class,
        Log.class,
        Nullable.class,
        Mono.class,
        Publisher.class,
        HttpClient.class,
        ConnectionProvider.class,
        ReferenceCounted.class,
        ByteBuf.class,
        Channel.class,
        DomainSocketAddress.class,
        ByteToMessageDecoder.class,
        HttpObject.class,
        Http2Frame.class,
        SslContext.class,
        ProxyHandler.class,
        AddressResolver.class,
        DnsNameResolver.class,
        DnsRecord.class,
        Logger.class,
        SimpleLogger.class
    };
    /** What Netty and Reactor have to say of closed connections, and a new JDK of Netty. */
    private static final List<String> QUIET =
            List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=off", "-Dio.netty.noUnsafe=true");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void exchange_onReactorNetty_isGuarded(Path jdk) throws Exception {
        holds(jdk, "netty");
    }

    @ParameterizedTest
    @MethodSource("io.breakwater.it.harness.Jdks#all")
    void exchange_onTheClientOfTheJdk_isGuarded(Path jdk) throws Exception {
        holds(jdk, "jdk");
    }

    private void holds(Path jdk, String way) throws Exception {
        List<String> main = new ArrayList<>(QUIET);
        main.addAll(List.of(WebClientRequests.class.getName(), way));
        try (HttpClientContract client = new HttpClientContract(jdk, directory, CONFIG, main, LIBRARIES)) {
            client.holdsOfStages(false);
        }
    }
}

package io.breakwater.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.breakwater.agent.RandomSeed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassHeaderTest {

    interface Heading extends Comparable<Heading>, Callable<Object> {}

    record Point(double x, long y) implements Heading {
        @Override
        public int compareTo(Heading other) {
            return 0;
        }

        @Override
        public Object call() {
            return "text " + x + y;
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Heading.class,
                Point.class,
                WovenSample.class,
                WovenSample.Concrete.class,
                ClassHeaderTest.class,
                Thread.State.class,
                HashMap.class,
                Override.class,
                Object.class
            })
    void supertypes_areThoseThatTheClassNames(Class<?> type) throws IOException {
        List<String> expected = new ArrayList<>();
        if (type.isInterface()) {
            expected.add("java.lang.Object");
        } else if (type.getSuperclass() != null) {
            expected.add(type.getSuperclass().getName());
        }
        for (Class<?> contract : type.getInterfaces()) {
            expected.add(contract.getName());
        }
        assertThat(ClassHeader.supertypes(WovenFixture.classFile(type))).containsExactlyElementsOf(expected);
    }

    @Test
    void bytesOfNoClass_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClassHeader.supertypes(new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> ClassHeader.supertypes(new byte[100]));
    }

    /** Whatever the bytes: there are names, or the one exception. */
    @Test
    void brokenClass_isReadOrRefused_andNothingElse() throws IOException {
        byte[] whole = WovenFixture.classFile(WovenSample.class);
        Random random = RandomSeed.of("ClassHeaderTest");
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = Arrays.copyOf(whole, i % 4 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int spot = 0; spot < 3 && broken.length > 4; spot++) {
                broken[4 + random.nextInt(broken.length - 4)] = (byte) random.nextInt();
            }
            try {
                assertThat(ClassHeader.supertypes(broken)).doesNotContainNull();
            } catch (IllegalArgumentException expected) {
                refused++;
            }
        }
        assertThat(refused).as("or else nothing was tested").isGreaterThan(5_000);
    }
}

package io.breakwater.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TypesTest {

    @Test
    void primitive_isFoundByItsName() {
        for (Class<?> type : new Class<?>[] {
            void.class,
            boolean.class,
            byte.class,
            short.class,
            char.class,
            int.class,
            long.class,
            float.class,
            double.class
        }) {
            assertThat(Types.primitive(type.getName())).isSameAs(type);
        }
        assertThat(Types.primitive("java.lang.Integer")).isNull();
        assertThat(Types.primitive("integer")).isNull();
    }

    @Test
    void fits_objects() {
        assertThat(Types.fits("x", CharSequence.class)).isTrue();
        assertThat(Types.fits("x", Integer.class)).isFalse();
        assertThat(Types.fits(null, String.class)).isTrue();
        assertThat(Types.fits(new String[0], Object[].class)).isTrue();
        assertThat(Types.fits(new Object[0], String[].class)).isFalse();
        assertThat(Types.fits(new int[0], Object[].class)).isFalse();
    }

    @Test
    void fits_primitives_byTheirBoxesAlone() {
        assertThat(Types.fits(1, int.class)).isTrue();
        assertThat(Types.fits(1, long.class)).as("a cast to Long would fail").isFalse();
        assertThat(Types.fits(1L, int.class)).isFalse();
        assertThat(Types.fits('c', char.class)).isTrue();
        assertThat(Types.fits(null, int.class)).isFalse();
        assertThat(Types.fits(null, boolean.class)).isFalse();
    }

    @Test
    void fits_anythingWhereNothingIsReturned() {
        assertThat(Types.fits(null, void.class)).isTrue();
        assertThat(Types.fits("x", void.class)).isTrue();
    }

    @Test
    void mayFit_sureCasesAndThoseThatNeedALook() {
        assertThat(Types.mayFit(String.class, Object.class)).isTrue();
        assertThat(Types.mayFit(Object.class, String.class)).as("needs a look").isTrue();
        assertThat(Types.mayFit(ArrayList.class, List.class)).isTrue();
        assertThat(Types.mayFit(String.class, Integer.class)).isFalse();
        assertThat(Types.mayFit(List.class, Map.class)).isFalse();
    }

    @Test
    void mayFit_primitives() {
        assertThat(Types.mayFit(int.class, Integer.class)).isTrue();
        assertThat(Types.mayFit(Integer.class, int.class)).isTrue();
        assertThat(Types.mayFit(int.class, Object.class)).isTrue();
        assertThat(Types.mayFit(Object.class, int.class)).isTrue();
        assertThat(Types.mayFit(int.class, long.class)).isFalse();
        assertThat(Types.mayFit(boolean.class, String.class)).isFalse();
    }

    @Test
    void mayFit_void() {
        assertThat(Types.mayFit(String.class, void.class)).isTrue();
        assertThat(Types.mayFit(void.class, void.class)).isTrue();
        assertThat(Types.mayFit(void.class, String.class)).isFalse();
        assertThat(Types.mayFit(void.class, int.class)).isFalse();
        assertThat(Types.mayFit(void.class, Object.class))
                .as("no result is no answer")
                .isFalse();
    }

    @Test
    void parameterNames_areAsInSource_withDollars() throws NoSuchMethodException {
        assertThat(Types.parameterNames(TypesTest.class.getDeclaredMethod(
                        "sample", int.class, String[].class, int[][].class, Map.Entry.class, Object[].class)))
                .containsExactly("int", "java.lang.String[]", "int[][]", "java.util.Map$Entry", "java.lang.Object[]");
        assertThat(Types.parameterNames(Object.class.getMethod("hashCode"))).isEmpty();
    }

    @SuppressWarnings("UnusedVariable") // looked at by reflection
    static void sample(int a, String[] b, int[][] c, Map.Entry<String, String> d, Object... e) {}
}

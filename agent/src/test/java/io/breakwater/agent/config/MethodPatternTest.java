package io.breakwater.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MethodPatternTest {

    private static boolean matches(String pattern, String type, String method, String... parameters) {
        return MethodPattern.of(pattern).matches(type, method, List.of(parameters));
    }

    @Test
    void exact_matchesEveryOverloadOfOneMethodOfOneType() {
        String pattern = "com.acme.Client#get";
        assertThat(matches(pattern, "com.acme.Client", "get")).isTrue();
        assertThat(matches(pattern, "com.acme.Client", "get", "int", "java.lang.String"))
                .isTrue();
        assertThat(matches(pattern, "com.acme.Client", "getAll")).isFalse();
        assertThat(matches(pattern, "com.acme.Client2", "get")).isFalse();
        assertThat(matches(pattern, "com.acme.Client$Inner", "get")).isFalse();
        assertThat(MethodPattern.of(pattern).isExact()).isTrue();
    }

    @Test
    void star_inAType_staysInItsSegment() {
        assertThat(matches("com.*.Client#get", "com.acme.Client", "get")).isTrue();
        assertThat(matches("com.*.Client#get", "com.acme.crm.Client", "get")).isFalse();
        assertThat(matches("com.acme.*#get", "com.acme.Client", "get")).isTrue();
        assertThat(matches("com.acme.*Client#get", "com.acme.Client", "get"))
                .as("a star stands for nothing, too")
                .isTrue();
    }

    @Test
    void twoStars_inAType_standForAnyNumberOfSegments() {
        String pattern = "com.zoho.crm.api.**Operations#get*";
        assertThat(matches(pattern, "com.zoho.crm.api.record.RecordOperations", "getRecords"))
                .isTrue();
        assertThat(matches(pattern, "com.zoho.crm.api.Operations", "get")).isTrue();
        assertThat(matches(pattern, "com.zoho.crm.api.a.b.c.XOperations", "getX"))
                .isTrue();
        assertThat(matches(pattern, "com.zoho.crm.Operations", "get")).isFalse();
        assertThat(matches(pattern, "com.zoho.crm.api.record.RecordOperations", "deleteRecords"))
                .isFalse();
        assertThat(MethodPattern.of(pattern).isExact()).isFalse();
    }

    @Test
    void star_inAMethod_matchesAnyCharacters() {
        assertThat(matches("A#*", "A", "anything")).isTrue();
        assertThat(matches("A#get*By*", "A", "getAccountById")).isTrue();
        assertThat(matches("A#get*By*", "A", "getAccount")).isFalse();
        assertThat(MethodPattern.of("A#*").isExact()).isFalse();
    }

    @Test
    void dollar_namesANestedType() {
        assertThat(matches("com.acme.Outer$Inner#get", "com.acme.Outer$Inner", "get"))
                .isTrue();
        assertThat(matches("com.acme.Outer$*#get", "com.acme.Outer$Inner$Most", "get"))
                .isTrue();
        assertThat(matches("com.acme.Outer#get", "com.acme.Outer$Inner", "get")).isFalse();
        assertThat(matches("A#m(com.acme.Outer$Inner)", "A", "m", "com.acme.Outer$Inner"))
                .isTrue();
    }

    @Test
    void parameters_chooseAnOverload() {
        String pattern = "A#m(java.lang.String, int)";
        assertThat(matches(pattern, "A", "m", "java.lang.String", "int")).isTrue();
        assertThat(matches(pattern, "A", "m", "java.lang.String")).isFalse();
        assertThat(matches(pattern, "A", "m", "int", "java.lang.String")).isFalse();
        assertThat(matches(pattern, "A", "m", "java.lang.String", "int", "int")).isFalse();
        assertThat(MethodPattern.of(pattern).parameters()).containsExactly("java.lang.String", "int");
    }

    @Test
    void emptyParentheses_meanNoParameters() {
        assertThat(matches("A#m()", "A", "m")).isTrue();
        assertThat(matches("A#m( )", "A", "m")).isTrue();
        assertThat(matches("A#m()", "A", "m", "int")).isFalse();
    }

    @Test
    void twoDots_meanAnyParameters() {
        assertThat(matches("A#m(..)", "A", "m")).isTrue();
        assertThat(matches("A#m( .. )", "A", "m", "int", "int")).isTrue();
        assertThat(MethodPattern.of("A#m(..)").parameters()).isNull();
        assertThat(MethodPattern.of("A#m").parameters()).isNull();
    }

    @Test
    void star_amongParameters_isOneOfAnyType() {
        assertThat(matches("A#m(*, int)", "A", "m", "java.util.List", "int")).isTrue();
        assertThat(matches("A#m(*, int)", "A", "m", "int")).isFalse();
        assertThat(matches("A#m(*)", "A", "m")).isFalse();
        assertThat(matches("A#m(*)", "A", "m", "int[]")).isTrue();
    }

    @Test
    void arraysAndVariableArguments_areTheSame() {
        assertThat(matches("A#m(java.lang.String...)", "A", "m", "java.lang.String[]"))
                .isTrue();
        assertThat(matches("A#m(java.lang.String[])", "A", "m", "java.lang.String[]"))
                .isTrue();
        assertThat(matches("A#m(int, int[]...)", "A", "m", "int", "int[][]")).isTrue();
        assertThat(matches("A#m(int...)", "A", "m", "int")).isFalse();
    }

    @Test
    void blanks_aroundNamesDoNotMatter() {
        assertThat(matches("com.acme.A # m ( int , long )", "com.acme.A", "m", "int", "long"))
                .isTrue();
    }

    @Test
    void wildcard_inAParameter_isLikeOneInAType() {
        assertThat(matches("A#m(com.acme.*)", "A", "m", "com.acme.B")).isTrue();
        assertThat(matches("A#m(com.acme.*)", "A", "m", "com.acme.b.C")).isFalse();
        assertThat(matches("A#m(com.acme.**)", "A", "m", "com.acme.b.C")).isTrue();
        assertThat(matches("A#m(*[])", "A", "m", "int[]")).isTrue();
        assertThat(matches("A#m(*[])", "A", "m", "int")).isFalse();
        assertThat(MethodPattern.of("A#m(com.acme.*)").isExact()).isFalse();
        assertThat(MethodPattern.of("A#m(..)").isExact()).isTrue();
    }

    private static boolean matchesBelow(String pattern, String type, String... above) {
        return MethodPattern.of(pattern).matchesType(type, List.of(above));
    }

    @Test
    void plus_meansTheTypeAndWhatIsBelowIt() {
        String pattern = "com.acme.Client+#get";
        assertThat(matchesBelow(pattern, "com.acme.Client")).isTrue();
        assertThat(matchesBelow(pattern, "org.other.Special", "com.acme.Client", "java.lang.Object"))
                .isTrue();
        assertThat(matchesBelow(pattern, "org.other.Special", "com.acme.Clients"))
                .isFalse();
        assertThat(matchesBelow("com.acme.Client#get", "org.other.Special", "com.acme.Client"))
                .isFalse();
        assertThat(matchesBelow("com.**.*Client+#get", "org.other.Special", "com.acme.crm.ZohoClient"))
                .isTrue();
        assertThat(MethodPattern.of(pattern).isExact()).isFalse();
        assertThat(MethodPattern.of(pattern).subtypes()).isTrue();
        assertThat(MethodPattern.of("com.acme.Client + # get").subtypes()).isTrue();
    }

    @Test
    void plus_onATypeThatTheAgentStandsOn_meansTheApplicationsSubtypes() {
        String pattern = "java.util.concurrent.Callable+#call";
        String callable = "java.util.concurrent.Callable";
        assertThat(matchesBelow(pattern, "com.acme.Job", callable)).isTrue();
        assertThat(matchesBelow(pattern, callable)).isFalse();
        assertThat(matchesBelow(pattern, "java.util.concurrent.Executors$RunnableAdapter", callable))
                .isFalse();
        assertThat(matchesBelow(pattern, "com.sun.jndi.Job", callable)).isFalse();
        assertThat(matchesBelow(pattern, "jdk.proxy2.$Proxy7", callable))
                .as("made for the application")
                .isTrue();
    }

    @Test
    void plus_onAnotherTypeOfTheJdk_meansItsSubtypesThere_butNoneThatTheAgentStandsOn() {
        String pattern = "java.net.http.HttpClient+#send";
        String client = "java.net.http.HttpClient";
        assertThat(matchesBelow(pattern, client)).isTrue();
        assertThat(matchesBelow(pattern, "jdk.internal.net.http.HttpClientFacade", client))
                .isTrue();
        assertThat(matchesBelow(pattern, "com.acme.Recording", client)).isTrue();
        assertThat(matchesBelow(pattern, "java.util.Foundation", client)).isFalse();
    }

    @Test
    void plus_onAWildcard_meansTypesOfTheJdkOnlyWhereItIsAboutThem() {
        assertThat(matchesBelow("**Client+#send", "com.acme.Recording", "java.net.http.HttpClient"))
                .isFalse();
        assertThat(matchesBelow("java.net.**Client+#send", "com.acme.Recording", "java.net.http.HttpClient"))
                .isTrue();
        assertThat(matchesBelow("java.net.**Client+#send", "java.net.http.HttpClient"))
                .as("wildcards pass over the JDK's own types")
                .isFalse();
        assertThat(matchesBelow("**+#send", "jdk.internal.net.http.HttpClientFacade", "com.acme.A"))
                .isFalse();
    }

    @Test
    void text_isKept() {
        MethodPattern pattern = MethodPattern.of("com.acme.A#m(int)");
        assertThat(pattern).hasToString("com.acme.A#m(int)");
        assertThat(pattern.name()).isEqualTo("com.acme.A#m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "com.acme.A.m | is not of the form type#method, such as com.acme.Client#getAccount",
                "A#m(int | does not close its parenthesis",
                "A#m(int) x | does not close its parenthesis",
                "#m | lacks a type or a method",
                "A# | lacks a type or a method",
                "A#(int) | lacks a type or a method",
                "A++#m | has a '+' in 'A+'",
                "+#m | lacks a type or a method",
                "A#m+ | has a '+' in 'm+'",
                "A#m(int, ..) | has '..' beside other parameters: it stands for all of them, '*' for one",
                "A#m([]int) | has a parameter '[]int', which is no type such as int",
                "A#m(int[) | has a parameter 'int[', which is no type such as int",
                "A#m([]) | has a parameter '[]', which is no type such as int",
                "!A#m | has a '!' in '!A'",
                "A B#m | has a ' ' in 'A B'",
                "A#m.n | has a '.' in 'm.n'",
                "A#m#n | has a '#' in 'm#n'",
                "A#<init> | has a '<' in '<init>'",
                "A#m) | has a ')' in 'm)'",
                "A/B#m | has a '/' in 'A/B'",
                "A#m(int,,int) | has an empty item",
                "A#m(int,) | has an empty item",
                "A#m(List<String>) | has a '<' in 'List<String>'",
                "java.util.ArrayList#add | cannot be guarded: the agent itself stands on java.util.*",
                "java.lang.Thread#* | cannot be guarded: the agent itself stands on java.lang.*",
                "A#m(java lang) | has a ' ' in 'java lang'"
            })
    void text_thatIsNoPattern_isASentence(String text, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MethodPattern.of(text))
                .withMessageContaining(expected);
    }
}

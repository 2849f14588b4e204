package io.breakwater.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OtherJvmTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme.Main, com.acme.Main",
        "com.acme.Main --file /tmp/x.jar y, com.acme.Main",
        "com.acme.app/com.acme.Main -v, com.acme.app/com.acme.Main",
        "/opt/crm/crm-sync.jar --now, crm-sync.jar",
        "/opt/my apps/crm-sync.jar --now, crm-sync.jar",
        "target/crm-sync.jar, crm-sync.jar",
        "'C:\\apps\\crm sync.jar x', crm sync.jar",
        "'', (not told)"
    })
    void main_isAClassOrTheNameOfAJar(String command, String main) {
        assertThat(OtherJvm.main(command)).isEqualTo(main);
    }

    @Test
    void lines_listThoseWithTheAgent_orAll() {
        List<OtherJvm> jvms = List.of(
                new OtherJvm(4711, "crm-sync.jar", CircuitBeans.AGENT, ""),
                new OtherJvm(12, "com.acme.Main", null, "no agent"));
        assertThat(PsCommand.lines(jvms, false))
                .containsExactly(
                        " PID  VERSION  MODE     CIRCUITS  OPEN  MAIN          CONFIGURATION",
                        "4711    1.2.3  enforce         2     1  crm-sync.jar  /etc/a");
        assertThat(PsCommand.lines(jvms, true))
                .containsExactly(
                        " PID  VERSION  MODE     CIRCUITS  OPEN  MAIN           CONFIGURATION",
                        "4711    1.2.3  enforce         2     1  crm-sync.jar   /etc/a",
                        "  12        -  -               -     -  com.acme.Main  no agent");
        assertThat(PsCommand.lines(jvms.subList(1, 2), false)).isEmpty();
        assertThat(PsCommand.silent(jvms)).isEmpty();
    }

    /** They may have it: "no JVM has the agent" would not be true. */
    @Test
    void thoseThatHaveNotAnswered_areTold() {
        List<OtherJvm> jvms = List.of(
                new OtherJvm(4711, "crm-sync.jar", null, "does not answer"),
                new OtherJvm(12, "com.acme.Main", null, "cannot be reached"));
        assertThat(PsCommand.silent(jvms))
                .isEqualTo("Not known: 4711 (crm-sync.jar) does not answer, 12 (com.acme.Main) cannot be reached");
    }
}

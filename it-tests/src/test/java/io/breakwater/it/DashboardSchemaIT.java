package io.breakwater.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.it.harness.OpsFiles;
import io.breakwater.it.harness.OutsideProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The dashboard, as Grafana's own published types see it: the compiler of TypeScript is given the JSON as a value of them. In
 * JSON alone a key that is misspelt is a setting that does nothing.
 */
@Timeout(180)
class DashboardSchemaIT {

    private static final Path SOURCES = Path.of(System.getProperty("basedir", ""), "src", "test", "grafana");
    private static final Path PLACE = Path.of(System.getProperty("basedir", ""), "target", "grafana");
    private static final Path COMPILER = PLACE.resolve("node_modules/typescript/bin/tsc");
    private static final String LOCK = "package-lock.json";

    /** Something right, and what to make of it. */
    private record Mistake(String right, String wrong) {}

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake("\"gridPos\":", "\"gridPoss\":"),
            new Mistake("\"schemaVersion\": 42", "\"schemaVersion\": \"42\""),
            new Mistake("\"type\": \"timeseries\"", "\"type\": \"graph\""),
            new Mistake("\"colorMode\":", "\"colourMode\":"),
            new Mistake("\"drawStyle\":", "\"drawStile\":"),
            new Mistake("\"showPoints\": \"never\"", "\"showPoints\": \"nowhere\""),
            new Mistake("\"rowHeight\":", "\"rowHight\":"),
            new Mistake("\"cellHeight\":", "\"cellHight\":"),
            new Mistake("\"displayMode\": \"basic\"", "\"displayMode\": \"plain\""),
            new Mistake("\"legendFormat\":", "\"legend\":"),
            new Mistake("\"includeAll\":", "\"includesAll\":"));

    /** Has the types and the compiler fetched, in the versions of the lock file; not again if they are there. */
    @BeforeAll
    static void fetch() throws Exception {
        Files.createDirectories(PLACE);
        boolean fetched = Files.exists(COMPILER)
                && Files.exists(PLACE.resolve(LOCK))
                && Files.mismatch(SOURCES.resolve(LOCK), PLACE.resolve(LOCK)) == -1;
        for (String name : List.of("package.json", LOCK, "types.ts")) {
            Files.copy(SOURCES.resolve(name), PLACE.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!fetched) {
            OutsideProgram npm = run("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund");
            assertThat(npm.exitCode()).as(npm.output()).isZero();
        }
    }

    @Test
    void dashboard_isWhatGrafanaTakes() throws Exception {
        OutsideProgram compiler = compile(List.of(source("dashboard", dashboard())));
        assertThat(compiler.output()).isEmpty();
        assertThat(compiler.exitCode()).isZero();
    }

    /** Lest it takes everything. */
    @Test
    void mistakes_areFound() throws Exception {
        List<String> files = new ArrayList<>();
        for (Mistake mistake : MISTAKES) {
            assertThat(dashboard()).contains(mistake.right());
            String wrong = dashboard().replace(mistake.right(), mistake.wrong());
            files.add(source("mistake" + files.size(), wrong));
        }
        OutsideProgram compiler = compile(files);
        assertThat(compiler.exitCode()).isNotZero();
        for (int i = 0; i < MISTAKES.size(); i++) {
            assertThat(compiler.output())
                    .as("%s", MISTAKES.get(i))
                    .containsPattern("mistake" + i + "\\.ts\\(\\d+,\\d+\\): error ");
        }
    }

    private static String dashboard() {
        return OpsFiles.text("grafana-dashboard.json");
    }

    private static String source(String name, String json) throws IOException {
        String text = "import type { Dashboard } from './types';\nexport const dashboard: Dashboard = " + json;
        return Files.writeString(PLACE.resolve(name + ".ts"), text)
                .getFileName()
                .toString();
    }

    private static OutsideProgram compile(List<String> files) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("node", PLACE.relativize(COMPILER).toString()));
        command.addAll(List.of("--noEmit", "--strict", "--skipLibCheck", "--pretty", "false"));
        command.addAll(List.of("--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"));
        command.addAll(files);
        return run(command.toArray(new String[0]));
    }

    private static OutsideProgram run(String... command) throws Exception {
        return OutsideProgram.run(PLACE, "nodejs npm", List.of(command));
    }
}

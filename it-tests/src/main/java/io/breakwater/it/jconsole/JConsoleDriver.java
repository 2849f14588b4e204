package io.breakwater.it.jconsole;

import java.awt.EventQueue;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * An agent inside JConsole that does what it is told on stdin, a line for each step, and answers {@code OK …} or {@code BAD …}:
 * {@code press}, {@code tab}, {@code select}, {@code row}, {@code cell}, {@code tip}, {@code double-click}, {@code edit},
 * {@code fill}, {@code choose}, {@code texts}, {@code size}, {@code divide}, {@code paint}. It only uses what Swing lets everybody do.
 */
public final class JConsoleDriver {

    private JConsoleDriver() {}

    /** JConsole's JVM calls it before JConsole. */
    public static void premain(String argument) {
        PrintStream out = System.out; // JConsole will have another one
        Thread driver = new Thread(() -> drive(out), "driver");
        driver.setDaemon(true);
        driver.start();
    }

    private static void drive(PrintStream out) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(answer(line).replace("\n", "\\n"));
            }
        } catch (IOException gone) {
            System.err.println(gone);
        }
    }

    private static String answer(String line) {
        String[] words = line.split(" ", 2);
        String rest = words.length < 2 ? "" : words[1];
        try {
            return "OK " + inSwing(() -> step(words[0], rest));
        } catch (Exception notPossible) {
            return "BAD " + notPossible;
        }
    }

    private static String inSwing(Callable<String> step) throws Exception {
        FutureTask<String> task = new FutureTask<>(step);
        EventQueue.invokeLater(task);
        return task.get(10, TimeUnit.SECONDS);
    }

    private static String step(String verb, String rest) throws IOException {
        Widgets widgets = Widgets.shown();
        return switch (verb) {
            case "press" -> widgets.press(rest);
            case "tab" -> widgets.tab(rest);
            case "select" -> widgets.select(rest.split("/", -1));
            case "row" -> widgets.row(rest);
            case "cell" -> widgets.cell(rest);
            case "tip" -> widgets.tip(rest);
            case "double-click" -> widgets.doubleClick(rest);
            case "edit" -> widgets.edit(rest.split("=", 2)[0], rest.split("=", 2)[1]);
            case "fill" -> widgets.fill(rest.split("=", 2)[0], rest.split("=", 2)[1]);
            case "choose" -> widgets.choose(rest);
            case "texts" -> String.join(" | ", widgets.texts());
            case "size" ->
                Photograph.size(Integer.parseInt(rest.split("x", 2)[0]), Integer.parseInt(rest.split("x", 2)[1]));
            case "divide" ->
                widgets.divide(Integer.parseInt(rest.split("x", 2)[0]), Integer.parseInt(rest.split("x", 2)[1]));
            case "paint" -> Photograph.take(new File(rest));
            default -> throw new IllegalArgumentException(verb);
        };
    }
}

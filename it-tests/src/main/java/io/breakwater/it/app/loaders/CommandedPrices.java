package io.breakwater.it.app.loaders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Passes each line on stdin to something, and prints what it answers, until the input ends. */
public final class CommandedPrices {

    private CommandedPrices() {}

    public static void main(String[] args) throws IOException {
        answerAll(new PriceClient());
    }

    /** Says that it is ready, and answers each line. */
    public static void answerAll(UnaryOperator<String> answerer) throws IOException {
        Module module = CommandedPrices.class.getModule();
        System.out.println(module.isNamed() ? "ready in module " + module.getName() : "ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("OK " + answerer.apply(line));
        }
    }
}

package dev.vonk.repl.command;

import dev.vonk.repl.session.LocalKernel;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.Map;

/// A program whose streams are in hand.
final class Bench {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String in = "";

    Bench reading(String text) {
        in = text;
        return this;
    }

    /// Runs `vonk` and returns its exit code.
    int vonk(String... arguments) {
        return program().execute(arguments);
    }

    CommandLineProgram program() {
        return CommandLineProgram.of(new Surroundings(
                new ByteArrayInputStream(in.getBytes(Charset.defaultCharset())),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                false,
                false,
                Map.of(),
                LocalKernel::open));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}

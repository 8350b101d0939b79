package dev.vonk.repl.session;

import dev.vonk.kernel.protocol.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Cuts text into cells the way a person at the prompt would: a cell is as many lines as it takes to be complete.
/// Unlike at the prompt, the next line is known, so a call chain may go on with a line that begins with a dot.
public final class Script {
    private static final Set<String> CONTINUATIONS = Set.of("else", "catch", "finally");

    private final BufferedReader lines;
    private final Function<String, Answer.State> completeness;
    private int linesRead;
    private @Nullable String peeked;

    public Script(BufferedReader lines, Function<String, Answer.State> completeness) {
        this.lines = lines;
        this.completeness = completeness;
    }

    /// The text of the next cell, behind as many empty lines as stand before it in the whole, so that errors count
    /// lines as an editor does; empty at the end. A cell that the end cuts short is returned as it is: running it shows
    /// what is missing.
    public Optional<String> next() throws IOException {
        var text = new StringBuilder();
        int firstLine = linesRead;
        for (String line = read(); line != null; line = read()) {
            text.append(line).append('\n');
            Answer.State state = completeness.apply(text.toString());
            if (state == Answer.State.EMPTY) {
                text.setLength(0);
                firstLine = linesRead;
            } else if (state != Answer.State.INCOMPLETE && !goesOn(line)) {
                break;
            }
        }
        return text.isEmpty() ? Optional.empty() : Optional.of("\n".repeat(firstLine) + text);
    }

    private boolean goesOn(String line) throws IOException {
        if (line.stripTrailing().endsWith(";"))
            return false;
        if (peeked == null)
            peeked = lines.readLine();
        if (peeked == null)
            return false;
        String next = peeked.stripLeading();
        return next.startsWith(".") || CONTINUATIONS.contains(next.split("\\W", 2)[0]);
    }

    private @Nullable String read() throws IOException {
        String line = peeked;
        peeked = null;
        if (line == null)
            line = lines.readLine();
        if (line != null)
            linesRead++;
        return line;
    }
}

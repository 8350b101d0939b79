package dev.vonk.repl.terminal;

import dev.vonk.kernel.protocol.Answer;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/// The text being typed, as JLine wants to see it: one word that completion may replace, reaching to the cursor.
///
/// @param from       where that word begins
/// @param candidates what could stand in its place
record CellLine(String line, int cursor, int from, List<Answer.Candidate> candidates) implements CompletingParsedLine {

    static CellLine plain(String line, int cursor) {
        return new CellLine(line, cursor, cursor, List.of());
    }

    @Override
    public String word() {
        return line.substring(from, cursor);
    }

    @Override
    public int wordCursor() {
        return cursor - from;
    }

    @Override
    public int wordIndex() {
        return 0;
    }

    @Override
    public List<String> words() {
        return List.of(word());
    }

    /// Nothing needs escaping: a candidate is put in as it is.
    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return candidate;
    }

    @Override
    public int rawWordCursor() {
        return wordCursor();
    }

    @Override
    public int rawWordLength() {
        return wordCursor();
    }
}

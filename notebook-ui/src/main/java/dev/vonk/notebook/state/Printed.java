package dev.vonk.notebook.state;

import dev.vonk.kernel.document.JsonObject;
import dev.vonk.kernel.document.Output;
import dev.vonk.kernel.protocol.CellEvent;
import java.util.ArrayList;
import java.util.List;

/// What a running cell has printed. Little text is shown at once; where there is much, it is gathered and shown a few
/// times a second, so that a million lines are a few hundred changes of the cell.
///
/// @param stream where the gathered text goes
/// @param pieces text that is not shown yet, in an order of sizes that keeps appending cheap
/// @param size how long the gathered text is
/// @param returned whether the last shown line will be written over: it ended with a carriage return
/// @param shownSize how much text the cell shows
/// @param shownAt when text was shown last, in milliseconds since 1970
/// @param cut where output was left out, and how much
record Printed(CellEvent.Stream stream, List<String> pieces, int size, boolean returned, int shownSize, long shownAt,
        OutputCut cut) {
    static final Printed NOTHING = new Printed(CellEvent.Stream.OUT, List.of(), 0, false, 0, 0, OutputCut.NONE);

    /// So much is shown without delay.
    private static final int AT_ONCE = 65_536;
    /// So much more is not held back longer.
    private static final int ENOUGH = 262_144;
    private static final long DELAY = 100;

    Printed {
        pieces = List.copyOf(pieces);
    }

    /// @param outputs what the cell shows now
    record Shown(List<Output> outputs, Printed printed) {}

    boolean isShown() {
        return pieces.isEmpty();
    }

    /// Whether text of this stream can be gathered behind what waits.
    boolean takes(CellEvent.Stream more) {
        return pieces.isEmpty() || stream == more;
    }

    boolean isDue(long now) {
        return !pieces.isEmpty() && (shownSize < AT_ONCE || size >= ENOUGH || now - shownAt >= DELAY);
    }

    /// With more text gathered. Pieces are joined with neighbours that are no longer, so their number stays small.
    Printed with(CellEvent.Stream from, String text) {
        List<String> joined = new ArrayList<>(pieces);
        String last = text;
        while (!joined.isEmpty() && joined.getLast().length() <= last.length()) {
            last = joined.removeLast() + last;
        }
        joined.add(last);
        return new Printed(from, joined, size + text.length(), returned, shownSize, shownAt, cut);
    }

    /// The outputs with the gathered text at their end.
    Shown shown(List<Output> outputs, long now) {
        String name = stream == CellEvent.Stream.OUT ? "stdout" : "stderr";
        List<Output> more = new ArrayList<>(outputs);
        String before = "";
        boolean goesOn = !more.isEmpty() && more.size() - 1 != cut.marker()
                && more.getLast() instanceof Output.Stream last && last.name().equals(name);
        if (goesOn && more.removeLast() instanceof Output.Stream last) {
            before = last.text();
        }
        String text = PrintedLines.appended(before, (returned && goesOn ? "\r" : "") + String.join("", pieces));
        boolean returns = text.endsWith("\r");
        more.add(new Output.Stream(name, returns ? text.substring(0, text.length() - 1) : text, JsonObject.EMPTY));
        return bounded(more, returns, shownSize + size, now);
    }

    /// The outputs with one more at their end.
    Shown added(List<Output> outputs, Output output) {
        List<Output> more = new ArrayList<>(outputs);
        boolean follows = output instanceof Output.Stream next && !more.isEmpty() && more.size() - 1 != cut.marker()
                && more.getLast() instanceof Output.Stream last && last.name().equals(next.name());
        if (follows && output instanceof Output.Stream next && more.removeLast() instanceof Output.Stream last) {
            more.add(new Output.Stream(last.name(), last.text() + next.text(), last.origin()));
        } else {
            more.add(output);
        }
        return bounded(more, false, shownSize, shownAt);
    }

    /// After an output of the cell was deleted.
    Printed without(int index) {
        return new Printed(stream, pieces, size, false, shownSize, shownAt, cut.without(index));
    }

    private Shown bounded(List<Output> outputs, boolean returns, int newSize, long now) {
        OutputCut.Bounded bounded = cut.bounded(outputs);
        return new Shown(bounded.outputs(),
                new Printed(stream, List.of(), 0, returns, newSize, now, bounded.cut()));
    }
}

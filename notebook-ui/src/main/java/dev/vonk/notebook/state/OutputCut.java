package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Keeps the outputs of a cell within bounds: of very long ones the begin and the end are kept, with a line between that
/// says how much was left out.
///
/// @param marker the index of that line among the outputs; -1 where nothing was left out
/// @param letters how many letters of printed text were left out
/// @param others how many other outputs were left out
record OutputCut(int marker, long letters, int others) {
    static final OutputCut NONE = new OutputCut(-1, 0, 0);

    /// Letters that are kept of the begin, and again of the end.
    private static final int KEPT = 1_000_000;
    /// Outputs that are kept of the begin, and again of the end.
    private static final int KEPT_OUTPUTS = 250;
    private static final int MOST = 2 * KEPT + 200_000;
    private static final int MOST_OUTPUTS = 4 * KEPT_OUTPUTS;

    /// @param cut what is left out of them, all in all
    record Bounded(List<Output> outputs, OutputCut cut) {}

    Bounded bounded(List<Output> outputs) {
        long letters = 0;
        for (Output output : outputs) {
            letters += letters(output);
        }
        if (letters <= MOST && outputs.size() <= MOST_OUTPUTS) {
            return new Bounded(outputs, this);
        }
        boolean first = marker < 0 || marker >= outputs.size();
        List<Output> head = first ? head(outputs) : new ArrayList<>(outputs.subList(0, marker));
        List<Output> rest = first ? behind(head, outputs) : outputs.subList(marker + 1, outputs.size());
        List<Output> tail = tail(rest);
        OutputCut cut = new OutputCut(head.size(), this.letters + letters(rest) - letters(tail),
                others + others(rest) - others(tail));
        List<Output> kept = new ArrayList<>(head);
        kept.add(Output.stdout(cut.text()));
        kept.addAll(tail);
        return new Bounded(kept, cut);
    }

    /// After an output was deleted by the user.
    OutputCut without(int index) {
        if (index == marker) {
            return NONE;
        }
        return index < marker ? new OutputCut(marker - 1, letters, others) : this;
    }

    private String text() {
        String more = others == 0 ? "" : String.format(Locale.ROOT, " and %,d outputs", others);
        return String.format(Locale.ROOT, "\n[%,d letters%s left out]\n", letters, more);
    }

    private static List<Output> head(List<Output> outputs) {
        List<Output> head = new ArrayList<>();
        int left = KEPT;
        for (Output output : outputs) {
            if (letters(output) > left && output instanceof Output.Stream stream) {
                int line = stream.text().lastIndexOf('\n', left - 1) + 1;
                head.add(new Output.Stream(stream.name(), stream.text().substring(0, line > 0 ? line : left),
                        stream.origin()));
                return head;
            }
            if (head.size() >= KEPT_OUTPUTS) {
                return head;
            }
            head.add(output);
            left -= letters(output);
        }
        return head;
    }

    /// What of the outputs is not in the head, whose last one may be cut short.
    private static List<Output> behind(List<Output> head, List<Output> outputs) {
        List<Output> rest = new ArrayList<>(outputs.subList(head.size(), outputs.size()));
        Output whole = outputs.get(head.size() - 1);
        if (whole instanceof Output.Stream stream && letters(head.getLast()) < letters(whole)) {
            rest.addFirst(new Output.Stream(stream.name(), stream.text().substring(letters(head.getLast())),
                    stream.origin()));
        }
        return rest;
    }

    private static List<Output> tail(List<Output> outputs) {
        List<Output> tail = new ArrayList<>();
        int left = KEPT;
        for (Output output : outputs.reversed()) {
            if (letters(output) > left && output instanceof Output.Stream stream) {
                int from = stream.text().length() - left;
                int line = stream.text().indexOf('\n', from) + 1;
                int start = line > 0 && line < stream.text().length() ? line : from;
                tail.addFirst(new Output.Stream(stream.name(), stream.text().substring(start), stream.origin()));
                return tail;
            }
            if (tail.size() >= KEPT_OUTPUTS) {
                return tail;
            }
            tail.addFirst(output);
            left -= letters(output);
        }
        return tail;
    }

    private static long letters(List<Output> outputs) {
        return outputs.stream().mapToLong(OutputCut::letters).sum();
    }

    private static int letters(Output output) {
        return output instanceof Output.Stream stream ? stream.text().length() : 0;
    }

    private static int others(List<Output> outputs) {
        return (int) outputs.stream().filter(output -> !(output instanceof Output.Stream)).count();
    }
}

package dev.vonk.notebook.language;

import dev.vonk.notebook.state.CellLanguage;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What keys do to whole lines: those that the selection touches.
public final class Lines {
    static final String INDENT = "    ";

    private Lines() {}

    /// Where a line begins; the end of the text for one that is not there.
    ///
    /// @param line from 1
    public static int start(String text, int line) {
        int start = 0;
        for (int number = 1; number < line; number++) {
            int lineBreak = text.indexOf('\n', start);
            if (lineBreak < 0) {
                return text.length();
            }
            start = lineBreak + 1;
        }
        return start;
    }

    /// Indents the lines; with nothing selected, goes on to the next stop.
    public static Edit indented(Selected selected) {
        if (selected.isEmpty()) {
            int column = selected.caret() - Line.start(selected.text(), selected.caret());
            return Edit.typed(selected, INDENT.substring(column % INDENT.length()));
        }
        return each(selected, line -> line.isBlank() ? line : INDENT + line);
    }

    public static Edit outdented(Selected selected) {
        return each(selected, Lines::outdented);
    }

    private static String outdented(String line) {
        if (line.startsWith("\t")) {
            return line.substring(1);
        }
        return line.substring(Math.min(INDENT.length(), Line.firstLetter(line, 0)));
    }

    /// Makes comments of the lines, or code again where all of them are comments.
    public static Edit commentToggled(Selected selected, CellLanguage language) {
        return switch (language) {
            case JAVA -> commentToggled(selected, "//");
            case SQL -> commentToggled(selected, "--");
            case MARKDOWN, RAW -> new Edit(0, 0, "", selected.anchor(), selected.caret());
        };
    }

    private static Edit commentToggled(Selected selected, String mark) {
        List<String> written = block(selected).lines().filter(line -> !line.isBlank()).toList();
        if (!written.isEmpty() && written.stream().allMatch(line -> line.stripLeading().startsWith(mark))) {
            return each(selected, line -> uncommented(line, mark));
        }
        int column = written.stream().mapToInt(line -> Line.firstLetter(line, 0)).min().orElse(0);
        boolean alone = written.isEmpty();
        return each(selected, line -> line.isBlank() && !alone
                ? line
                : line.substring(0, column) + mark + " " + line.substring(column));
    }

    private static String uncommented(String line, String mark) {
        int start = line.indexOf(mark);
        if (start < 0) {
            return line;
        }
        int after = start + mark.length();
        return line.substring(0, start) + line.substring(line.startsWith(" ", after) ? after + 1 : after);
    }

    /// Puts the lines before the line above them.
    public static Edit movedUp(Selected selected) {
        int from = from(selected);
        if (from == 0) {
            return unchanged(selected);
        }
        int above = Line.start(selected.text(), from - 1);
        String text = block(selected) + "\n" + selected.text().substring(above, from - 1);
        return new Edit(above, to(selected), text, selected.anchor() - from + above, selected.caret() - from + above);
    }

    /// Puts the lines behind the line below them.
    public static Edit movedDown(Selected selected) {
        int to = to(selected);
        if (to == selected.text().length()) {
            return unchanged(selected);
        }
        int end = Line.end(selected.text(), to + 1);
        String below = selected.text().substring(to + 1, end);
        int by = below.length() + 1;
        int most = selected.text().length();
        return new Edit(from(selected), end, below + "\n" + block(selected), Math.min(selected.anchor() + by, most),
                Math.min(selected.caret() + by, most));
    }

    /// Writes the lines once more; the selection is in the upper copy.
    public static Edit copiedUp(Selected selected) {
        return new Edit(to(selected), to(selected), "\n" + block(selected), selected.anchor(), selected.caret());
    }

    /// Writes the lines once more; the selection is in the lower copy.
    public static Edit copiedDown(Selected selected) {
        String text = "\n" + block(selected);
        return new Edit(to(selected), to(selected), text, selected.anchor() + text.length(),
                selected.caret() + text.length());
    }

    /// The caret keeps its column where the line that is there then is long enough.
    public static Edit deleted(Selected selected) {
        int from = from(selected);
        int to = to(selected);
        int column = selected.caret() - Line.start(selected.text(), selected.caret());
        boolean last = to == selected.text().length();
        int cutFrom = last && from > 0 ? from - 1 : from;
        int cutTo = last ? to : to + 1;
        String left = selected.text().substring(0, cutFrom) + selected.text().substring(cutTo);
        int start = Line.start(left, Math.min(cutFrom, left.length()));
        return Edit.caretAt(cutFrom, cutTo, "", Math.min(start + column, Line.end(left, start)));
    }

    private static Edit unchanged(Selected selected) {
        return new Edit(0, 0, "", selected.anchor(), selected.caret());
    }

    private static int from(Selected selected) {
        return Line.start(selected.text(), selected.from());
    }

    /// A line that the selection only begins to touch is not meant.
    private static int to(Selected selected) {
        boolean atStart = !selected.isEmpty() && selected.before(selected.to()) == '\n';
        return Line.end(selected.text(), atStart ? selected.to() - 1 : selected.to());
    }

    private static String block(Selected selected) {
        return selected.text().substring(from(selected), to(selected));
    }

    /// The selection stays on the letters it was on.
    private static Edit each(Selected selected, UnaryOperator<String> change) {
        int from = from(selected);
        String block = block(selected);
        String changed = block.lines().map(change).collect(Collectors.joining("\n"));
        if (block.isEmpty()) {
            changed = change.apply("");
        } else if (block.endsWith("\n")) {
            changed += "\n" + change.apply("");
        }
        return new Edit(from, to(selected), changed, from + moved(block, changed, selected.anchor() - from),
                from + moved(block, changed, selected.caret() - from));
    }

    private static int moved(String block, String changed, int offset) {
        if (offset > block.length()) {
            return offset + changed.length() - block.length();
        }
        long line = block.substring(0, offset).chars().filter(letter -> letter == '\n').count();
        int start = 0;
        for (int number = 0; number < line; number++) {
            start = Line.end(changed, start) + 1;
        }
        int fromEnd = Line.end(block, offset) - offset;
        return Math.max(start, Line.end(changed, start) - fromEnd);
    }
}

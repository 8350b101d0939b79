package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.execution.SnippetLines;
import java.util.List;

/// Draws errors as text: the message, the line of the cell, a caret under it, and what to do.
final class ErrorText {

    private ErrorText() {}

    static String rejected(CellError.Rejected error, String source) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : error.problems()) {
            String[] message = problem.message().split("\n");
            text.append(SnippetLines.FILE_PREFIX).append(error.cell()).append(':').append(problem.line())
                    .append(':').append(problem.column()).append(": ").append(message[0]).append('\n');
            appendLine(text, source, problem.line());
            appendCaret(text, source, problem);
            for (int rest = 1; rest < message.length; rest++) {
                text.append("  ").append(message[rest].strip()).append('\n');
            }
            if (problem.hint() != null) {
                text.append("  ").append(problem.hint()).append('\n');
            }
        }
        return text.toString().stripTrailing();
    }

    static String thrown(CellError.Thrown error, String source) {
        StringBuilder text = new StringBuilder();
        List<CellError.Cause> causes = error.causes();
        for (int index = 0; index < causes.size(); index++) {
            CellError.Cause cause = causes.get(index);
            text.append(index == 0 ? "" : "caused by ").append(title(cause)).append('\n');
            for (CellError.Frame frame : cause.frames()) {
                text.append("  at ").append(frame).append('\n');
                if (index == 0 && frame.isIn(error.cell()) && frame == cause.frames().getFirst()) {
                    appendLine(text, source, frame.line());
                }
            }
        }
        return text.toString().stripTrailing();
    }

    private static String title(CellError.Cause cause) {
        if (cause.type().isEmpty()) {
            return cause.message();
        }
        return cause.message().isEmpty() ? cause.type() : cause.type() + ": " + cause.message();
    }

    /// A line that is not in this cell's text (another cell of the same file has it) is left out.
    private static void appendLine(StringBuilder text, String source, int line) {
        String shown = lineOf(source, line).stripTrailing();
        if (!shown.isEmpty()) {
            text.append("    ").append(shown).append('\n');
        }
    }

    private static void appendCaret(StringBuilder text, String source, Problem problem) {
        String line = lineOf(source, problem.line());
        text.append("    ");
        for (int column = 0; column < problem.column() - 1; column++) {
            // A tab stays a tab, so that the caret stands under its character whatever the terminal makes of tabs.
            text.append(column < line.length() && line.charAt(column) == '\t' ? '\t' : ' ');
        }
        int room = Math.max(1, line.length() - problem.column() + 1);
        text.append("^".repeat(Math.min(problem.length(), room))).append('\n');
    }

    private static String lineOf(String source, int line) {
        return line < 1 ? "" : source.lines().skip(line - 1L).findFirst().orElse("");
    }
}

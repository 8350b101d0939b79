package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.execution.SnippetLines;
import java.util.List;
import java.util.Optional;

/// Why a cell failed, in the user's terms: places in cells, no class of ours and no frame of ours.
public sealed interface CellError {

    /// The name of the cell that failed.
    String cell();

    /// The line of the cell that failed, from 1, where one is known.
    Optional<Integer> line();

    /// The error as text. `source` is the text of the cell; its lines are shown above the carets.
    String render(String source);

    /// The cell was refused before the failing snippet ran.
    record Rejected(String cell, List<Problem> problems) implements CellError {
        public Rejected {
            problems = List.copyOf(problems);
        }

        @Override
        public Optional<Integer> line() {
            return problems.stream().findFirst().map(Problem::line);
        }

        @Override
        public String render(String source) {
            return ErrorText.rejected(this, source);
        }
    }

    /// The cell threw. The causes go from the exception that left the cell down to its root.
    record Thrown(String cell, List<Cause> causes) implements CellError {
        public Thrown {
            causes = List.copyOf(causes);
        }

        @Override
        public Optional<Integer> line() {
            return causes.stream()
                    .flatMap(cause -> cause.frames().stream())
                    .filter(frame -> frame.isIn(cell))
                    .findFirst()
                    .map(Frame::line);
        }

        @Override
        public String render(String source) {
            return ErrorText.thrown(this, source);
        }
    }

    /// An exception of the chain. `type` is its class as the user would write it; it is empty for an exception whose
    /// message says everything (see [CellSettings#plainMessage()]).
    record Cause(String type, String message, List<Frame> frames) {
        public Cause {
            frames = List.copyOf(frames);
        }
    }

    /// A line the exception came through.
    ///
    /// @param file `#cell` for a line of a cell, else the name of the source file
    /// @param method the method, empty for the cell's own top level
    record Frame(String file, int line, String method) {
        boolean isIn(String cell) {
            return file.equals(SnippetLines.FILE_PREFIX + cell);
        }

        @Override
        public String toString() {
            String place = line > 0 ? file + ":" + line : file;
            return method.isEmpty() ? place : method + " (" + place + ")";
        }
    }
}

package dev.vonk.kernel.protocol;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happens to a cell. A cell that ran sends `Started`, any number of the others, and `Finished` last; one that was
/// taken back from the queue sends only `Finished`.
public sealed interface CellEvent extends FromKernel {

    /// The name under which the cell was sent.
    String cell();

    record Started(String cell) implements CellEvent {}

    /// Text that the cell printed, in the order of printing, in pieces of any size.
    record Output(String cell, Stream stream, String text) implements CellEvent {}

    /// Something the user should know although nothing failed.
    record Warned(String cell, String text) implements CellEvent {}

    /// How far a query of the cell is; the newest replaces the one before.
    ///
    /// @param query what the query is called, unique in the cell
    /// @param spilled bytes that went to the disk for lack of memory
    /// @param note what holds it up, such as a worker that was lost; mostly empty
    record Progress(
            String cell, String query, int stagesDone, int stages, int tasksDone, int tasks, long rows, long bytes,
            long spilled, String note)
            implements
                CellEvent {}

    /// The value of the cell's last expression.
    ///
    /// @param type the type the compiler gave it
    /// @param bundle MIME type to content; there is always `text/plain`
    record Result(String cell, String type, Map<String, Object> bundle) implements CellEvent {
        public Result {
            bundle = Map.copyOf(bundle);
        }
    }

    /// A value that the cell showed on its way, by `display(value)`.
    ///
    /// @param bundle MIME type to content; there is always `text/plain`
    record Displayed(String cell, Map<String, Object> bundle) implements CellEvent {
        public Displayed {
            bundle = Map.copyOf(bundle);
        }
    }

    /// Which names of the session the cell has declared or assigned, and which names of other cells it has read. Comes
    /// before `Finished`, for cells that failed half-way too.
    record Dependencies(String cell, List<String> defines, List<String> uses) implements CellEvent {
        public Dependencies {
            defines = List.copyOf(defines);
            uses = List.copyOf(uses);
        }
    }

    /// The cell did not compile, or it threw.
    ///
    /// @param text the error as text, with the line, a caret and what to do
    /// @param details the whole stack for whoever asks for it; the text again where there is none
    /// @param place where in the cell, where one is known
    /// @param problems all that the compiler has against the cell; empty where it threw
    record Failed(String cell, String text, String details, @Nullable Place place, List<Problem> problems)
            implements
                CellEvent {
        public Failed {
            problems = List.copyOf(problems);
        }
    }

    record Finished(String cell, Ending ending, Duration duration) implements CellEvent {}

    enum Stream { OUT, ERR }

    enum Ending { OK, FAILED, INTERRUPTED, TAKEN_BACK }

    /// What the compiler has against a cell, at a place of it.
    record Problem(Place place, String message) {}

    /// A place in a cell; line and column count from 1. A whole line has column 0.
    record Place(int line, int column, int length) {}
}

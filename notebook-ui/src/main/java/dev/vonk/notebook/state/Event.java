package dev.vonk.notebook.state;

import dev.vonk.kernel.client.ConnectionState;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.protocol.CellEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What can happen to an open notebook. An event that makes no sense in a state, such as an edit of a cell that is gone,
/// changes nothing.
public sealed interface Event {

    /// The user typed, pasted or completed something in a cell.
    record TextEdited(String cell, String text, int caret) implements Event {}

    /// The caret moved without an edit; the next edit begins a new step of undo.
    record CaretMoved(String cell, int caret) implements Event {}

    // Cells

    record InsertCell(boolean below, CellLanguage language) implements Event {}

    /// A cell with a text of its own below the active one, as from a panel.
    record InsertText(String text) implements Event {}

    record DeleteCells() implements Event {}

    record CutCells() implements Event {}

    record CopyCells() implements Event {}

    /// Pastes what was cut or copied; cells get new ids where theirs are taken.
    record PasteCells(boolean below) implements Event {}

    /// Moves cells so that the first stands before the cell that is at an index now; the number of cells for the end.
    record MoveCells(List<String> cells, int before) implements Event {
        public MoveCells {
            cells = List.copyOf(cells);
        }
    }

    record MoveSelected(boolean down) implements Event {}

    /// Cuts a cell in two at an offset of its text.
    record SplitCell(String cell, int at) implements Event {}

    /// Makes one cell of the selected ones, or of the active one and the one below.
    record MergeCells() implements Event {}

    record ChangeLanguage(CellLanguage language) implements Event {}

    record Undo() implements Event {}

    record Redo() implements Event {}

    // Selection

    record Select(String cell, boolean extend) implements Event {}

    /// Selects the neighbour that is not folded away.
    ///
    /// @param extend whether the selection grows to it
    record SelectNeighbour(boolean down, boolean extend) implements Event {}

    record SelectAllCells() implements Event {}

    record SelectEdge(boolean last) implements Event {}

    /// Begins to write in a cell.
    ///
    /// @param caret where; -1 for where it was, or the end
    record BeginEdit(String cell, int caret) implements Event {}

    record EndEdit() implements Event {}

    // Running

    /// What to run.
    enum Range { SELECTED, ALL, ABOVE, BELOW, STALE }

    /// What becomes active after a run.
    enum Then { STAY, NEXT, INSERT }

    record Run(Range range, Then then) implements Event {}

    /// Runs one cell and leaves the selection as it is.
    record RunCell(String cell) implements Event {}

    record Interrupt() implements Event {}

    /// Takes a cell back that waits; a cell that runs is interrupted.
    record CancelCell(String cell) implements Event {}

    /// @param thenRunAll whether all cells are run in the new kernel
    record RestartKernel(boolean thenRunAll) implements Event {}

    record ClearOutputs(boolean all) implements Event {}

    /// The kernel tells what happens to a cell.
    record Heard(CellEvent event) implements Event {}

    record KernelChanged(ConnectionState state) implements Event {}

    // Outputs

    /// Puts a chart of a table behind the output it was made from, in place of the one made from it before.
    ///
    /// @param output the index of the output with the table
    /// @param vegaLite the chart's specification, a JSON tree
    record KeepChart(String cell, int output, java.util.Map<String, Object> vegaLite) implements Event {}

    record DeleteOutput(String cell, int output) implements Event {}

    // Folding

    record FoldInput(String cell, boolean folded) implements Event {}

    record FoldOutput(String cell, boolean folded) implements Event {}

    record FoldSection(String cell, boolean folded) implements Event {}

    // Find and replace

    /// Begins or changes a search.
    record Find(String text, String replacement, boolean matchCase, boolean wholeWord,
            boolean regex) implements Event {}

    record FindNext(boolean backward) implements Event {}

    record ReplaceCurrent() implements Event {}

    record ReplaceAll() implements Event {}

    record EndFind() implements Event {}

    // The file

    /// Another notebook, or this one anew, takes the place of what was open.
    record Opened(Notebook notebook, Optional<Path> path, boolean trusted) implements Event {}

    /// What was found in a recovery file takes the place of what was opened; it is not saved yet.
    record Recovered(Notebook notebook) implements Event {}

    /// @param path empty for the file it came from
    record Save(Optional<Path> path) implements Event {}

    record Saved(Path path, long revision) implements Event {}

    /// @param problem why, and what to do, for users
    record SaveFailed(String problem) implements Event {}

    /// The recovery file holds a revision now.
    record RecoverySaved(long revision) implements Event {}

    record ChangedOutside() implements Event {}

    /// The user wants to keep what is open although the file was changed outside.
    record KeepMine() implements Event {}

    record Trust() implements Event {}

    /// Time goes by; sent about once a second.
    record Tick() implements Event {}
}

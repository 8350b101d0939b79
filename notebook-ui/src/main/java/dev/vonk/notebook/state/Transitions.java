package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.CellKind;
import dev.vonk.kernel.document.Notebook;
import java.util.List;
import java.util.Optional;

/// All that can happen to an open notebook. One line for each event; the work is done in files that are named as what
/// they do: [Typing], [Arranging], [Selecting], [Running], [Hearing], [Showing], [Folding], [Finding], [Filing].
public final class Transitions {
    private static final String FIRST_CELL = "first";

    private Transitions() {}

    /// A notebook as it is opened, or a new one.
    public static NotebookState open(Notebook notebook, FileState file) {
        List<CellState> cells = cells(notebook);
        return new NotebookState(cells, notebook.withCells(List.of()), Selection.of(cells.getFirst().id()),
                KernelState.NONE, 1, file, Optional.empty(), History.EMPTY, List.of(), RunQueue.EMPTY, Autosave.NEVER);
    }

    /// What an event leads to.
    ///
    /// @param now milliseconds since 1970
    public static Step apply(NotebookState state, Event event, long now) {
        Step step = step(state, event, now);
        boolean replaced = event instanceof Event.Opened;
        NotebookState after = step.state();
        if (after.cells() != state.cells()) {
            after = Selecting.valid(after);
            after = replaced ? after : Undoing.remembered(state, after);
            after = Staleness.renewed(state, after);
            after = Finding.renewed(state, after);
            after = replaced ? after : Filing.counted(state, after, now);
        }
        return new Step(after, step.effects());
    }

    private static Step step(NotebookState state, Event event, long now) {
        return switch (event) {
            case Event.TextEdited edited -> Typing.edited(state, edited, now);
            case Event.CaretMoved moved -> Typing.caretMoved(state, moved);
            case Event.Undo _ -> Undoing.undo(state);
            case Event.Redo _ -> Undoing.redo(state);
            case Event.InsertCell insert -> Arranging.insert(state, insert, now);
            case Event.InsertText insert -> Arranging.insertText(state, insert.text(), now);
            case Event.DeleteCells _ -> Arranging.delete(state, "delete cells", now);
            case Event.CutCells _ -> Arranging.cut(state, now);
            case Event.CopyCells _ -> Arranging.copy(state);
            case Event.PasteCells paste -> Arranging.paste(state, paste.below(), now);
            case Event.MoveCells move -> Moving.move(state, move);
            case Event.MoveSelected move -> Moving.moveSelected(state, move.down());
            case Event.SplitCell split -> Reshaping.split(state, split, now);
            case Event.MergeCells _ -> Reshaping.merge(state, now);
            case Event.ChangeLanguage change -> Reshaping.changeLanguage(state, change.language());
            case Event.Select select -> Selecting.select(state, select);
            case Event.SelectNeighbour neighbour -> Selecting.neighbour(state, neighbour);
            case Event.SelectAllCells _ -> Selecting.all(state);
            case Event.SelectEdge edge -> Selecting.edge(state, edge.last());
            case Event.BeginEdit begin -> Selecting.beginEdit(state, begin);
            case Event.EndEdit _ -> Step.of(state.withSelection(state.selection().withEditing(false)));
            case Event.Run run -> Running.run(state, run, now);
            case Event.RunCell run -> Running.runCell(state, run);
            case Event.Interrupt _ -> Stopping.interrupt(state);
            case Event.CancelCell cancel -> Stopping.cancel(state, cancel.cell());
            case Event.RestartKernel restart -> Stopping.restart(state, restart);
            case Event.Heard heard -> Hearing.heard(state, heard.event(), now);
            case Event.KernelChanged changed -> Stopping.kernelChanged(state, changed.state());
            case Event.ClearOutputs clear -> Showing.clear(state, clear.all());
            case Event.KeepChart keep -> Showing.keepChart(state, keep);
            case Event.DeleteOutput delete -> Showing.delete(state, delete);
            case Event.FoldInput fold -> Folding.input(state, fold);
            case Event.FoldOutput fold -> Folding.output(state, fold);
            case Event.FoldSection fold -> Folding.section(state, fold);
            case Event.Find find -> Finding.find(state, find);
            case Event.FindNext next -> Finding.next(state, next.backward());
            case Event.ReplaceCurrent _ -> Replacing.current(state);
            case Event.ReplaceAll _ -> Replacing.all(state);
            case Event.EndFind _ -> Step.of(state.withFind(Optional.empty()));
            case Event.Opened opened -> Filing.opened(state, opened);
            case Event.Recovered recovered -> Filing.recovered(state, recovered.notebook());
            case Event.Save save -> Filing.save(state, save, now);
            case Event.Saved saved -> Filing.saved(state, saved);
            case Event.SaveFailed failed -> Filing.saveFailed(state, failed.problem());
            case Event.RecoverySaved saved -> Filing.recoverySaved(state, saved.revision());
            case Event.ChangedOutside _ -> Step.of(state.withFile(state.file().withChangedOutside(true)));
            case Event.KeepMine _ -> Step.of(state.withFile(state.file().withChangedOutside(false)));
            case Event.Trust _ -> Step.of(state.withFile(state.file().withTrusted(true)));
            case Event.Tick _ -> Hearing.shown(state, now).then(shown -> Filing.tick(shown, now));
        };
    }

    /// The cells of a notebook; an empty one where it has none.
    static List<CellState> cells(Notebook notebook) {
        if (notebook.cells().isEmpty()) {
            return List.of(CellState.of(Cell.code("").withId(FIRST_CELL)));
        }
        return notebook.cells().stream().map(CellState::of).toList();
    }

    /// A new cell. Its id is made from what is the same in a replay of the same events.
    static Cell fresh(NotebookState state, CellKind kind, String source, long now) {
        Cell cell = switch (kind) {
            case CODE -> Cell.code(source);
            case MARKDOWN -> Cell.markdown(source);
            case RAW -> Cell.raw(source);
        };
        return cell.withId(FreshIds.of(state, now).next());
    }
}

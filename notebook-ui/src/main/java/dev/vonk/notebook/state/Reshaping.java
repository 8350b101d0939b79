package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.CellKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Cells that become others: split, merged, of another language. As Jupyter does it.
final class Reshaping {
    private static final String SQL = "%%sql";

    private Reshaping() {}

    /// The upper part is a new cell; the lower one keeps the outputs and is active.
    static Step split(NotebookState state, Event.SplitCell split, long now) {
        int index = state.indexOf(split.cell());
        if (index < 0) {
            return Step.of(state);
        }
        CellState cell = state.cells().get(index);
        int at = Typing.caret(split.at(), cell.source());
        String upper = cell.source().substring(0, at).replaceFirst("\n+$", "");
        String lower = cell.source().substring(at).replaceFirst("^\n+", "");
        if (cell.language() == CellLanguage.SQL && !upper.isBlank()
                && CellLanguage.of(CellKind.CODE, lower) != CellLanguage.SQL) {
            lower = SQL + "\n" + lower;
        }
        Cell above = Transitions.fresh(state, cell.cell().kind(), upper, now).withMetadata(cell.cell().metadata());
        List<CellState> cells = new ArrayList<>(state.cells());
        cells.set(index, cell.withSource(lower));
        cells.add(index, CellState.of(above));
        NotebookState after = state.withCells(cells)
                .withSelection(new Selection(cell.id(), cell.id(), state.selection().editing(), 0));
        return Step.of(Undoing.changed(state, after, "split cell"), new Effect.Reveal(cell.id()));
    }

    /// The cells become one of the active one's kind, without outputs, their texts an empty line apart.
    static Step merge(NotebookState state, long now) {
        List<String> ids = new ArrayList<>(state.selected());
        int from = state.indexOf(ids.getFirst());
        if (ids.size() == 1 && from + 1 < state.cells().size()) {
            ids.add(state.cells().get(from + 1).id());
        }
        if (ids.size() == 1) {
            return Step.of(state);
        }
        List<CellState> parts = state.cells().subList(from, from + ids.size());
        Cell active = state.active().cell();
        boolean sql = state.active().language() == CellLanguage.SQL;
        String text = parts.stream().map(part -> withoutMagic(part.source())).collect(Collectors.joining("\n\n"));
        Cell merged = Transitions.fresh(state, active.kind(), sql ? SQL + "\n" + text : text, now)
                .withMetadata(active.metadata());
        List<CellState> cells = new ArrayList<>(state.cells());
        cells.subList(from, from + ids.size()).clear();
        cells.add(from, CellState.of(merged));
        NotebookState after = state.withCells(cells).withSelection(Selection.of(merged.id()));
        return Step.of(Stopping.withoutLostCells(state, Undoing.changed(state, after, "merge cells")),
                new Effect.Reveal(merged.id()));
    }

    static Step changeLanguage(NotebookState state, CellLanguage language) {
        NotebookState after = state;
        for (CellState cell : Selecting.cells(state)) {
            if (cell.language() != language) {
                after = after.withCell(cell.id(), old -> changed(old, language));
            }
        }
        if (after == state) {
            return Step.of(state);
        }
        Selection selection = after.selection()
                .withCaret(Typing.caret(after.selection().caret(), after.active().source()));
        NotebookState changed = Undoing.changed(state, after.withSelection(selection), "change language");
        return Step.of(Stopping.withoutLostCells(state, changed));
    }

    private static CellState changed(CellState cell, CellLanguage language) {
        String text = withoutMagic(cell.source());
        return switch (language) {
            case JAVA -> code(cell, text);
            case SQL -> code(cell, SQL + "\n" + text);
            case MARKDOWN -> CellState.of(bare(cell.cell()).withKind(CellKind.MARKDOWN).withSource(text));
            case RAW -> CellState.of(bare(cell.cell()).withKind(CellKind.RAW).withSource(text));
        };
    }

    private static CellState code(CellState cell, String text) {
        if (cell.cell().kind() == CellKind.CODE) {
            return cell.withSource(text);
        }
        return CellState.of(cell.cell().withKind(CellKind.CODE).withSource(text));
    }

    private static Cell bare(Cell cell) {
        return cell.kind() == CellKind.CODE ? cell.withRun(OptionalInt.empty(), List.of()) : cell;
    }

    private static String withoutMagic(String source) {
        if (!source.stripLeading().startsWith(SQL)) {
            return source;
        }
        int line = source.indexOf('\n', source.indexOf(SQL));
        return line < 0 ? "" : source.substring(line + 1);
    }
}

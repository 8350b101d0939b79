package dev.vonk.notebook.command;

import dev.vonk.notebook.state.CellLanguage;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.NotebookState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is done with whole cells.
final class CellCommands {
    private static final CommandFactory CELL = new CommandFactory(Group.CELL);
    private static final int DEEPEST_HEADING = 6;

    static final List<Command> ALL = Stream.of(basics(), folds(), headings()).flatMap(List::stream).toList();

    private CellCommands() {}

    private static List<Command> basics() {
        return List.of(
                CELL.send("cell.insert-above", "Insert cell above", "A", "",
                        new Event.InsertCell(false, CellLanguage.JAVA)),
                CELL.send("cell.insert-below", "Insert cell below", "B", "",
                        new Event.InsertCell(true, CellLanguage.JAVA)),
                CELL.send("cell.insert-sql", "Insert SQL cell below", "", "",
                        new Event.InsertCell(true, CellLanguage.SQL)),
                CELL.send("cell.insert-markdown", "Insert Markdown cell below", "", "",
                        new Event.InsertCell(true, CellLanguage.MARKDOWN)),
                CELL.send("cell.cut", "Cut cells", "X", "", new Event.CutCells()),
                CELL.send("cell.copy", "Copy cells", "C", "", new Event.CopyCells()),
                CELL.of("cell.paste-below", "Paste cells below", "V", "", CellCommands::canPaste,
                        Action.send(new Event.PasteCells(true))),
                CELL.of("cell.paste-above", "Paste cells above", "Shift+V", "", CellCommands::canPaste,
                        Action.send(new Event.PasteCells(false))),
                CELL.send("cell.delete", "Delete cells", "D D, Delete", "", new Event.DeleteCells()),
                CELL.send("cell.move-up", "Move cells up", "Ctrl+Shift+Up", "Ctrl+Shift+Up",
                        new Event.MoveSelected(false)),
                CELL.send("cell.move-down", "Move cells down", "Ctrl+Shift+Down", "Ctrl+Shift+Down",
                        new Event.MoveSelected(true)),
                CELL.of("cell.split", "Split cell at the caret", "Ctrl+Shift+Minus", "Ctrl+Shift+Minus", _ -> true,
                        new Action.Ask(Request.SPLIT_AT_CARET)),
                CELL.send("cell.merge", "Merge cells", "Shift+M", "", new Event.MergeCells()),
                CELL.send("cell.clear", "Clear outputs of the cells", "", "", new Event.ClearOutputs(false)),
                CELL.send("cell.clear-all", "Clear all outputs", "", "", new Event.ClearOutputs(true)));
    }

    private static List<Command> folds() {
        return List.of(
                CELL.send("cell.fold-input", "Fold or unfold the cell's text", "I F", "",
                        state -> new Event.FoldInput(state.active().id(), !state.active().isInputFolded())),
                CELL.send("cell.fold-output", "Fold or unfold the outputs", "O, Shift+O", "",
                        state -> new Event.FoldOutput(state.active().id(), !state.active().isOutputFolded())),
                CELL.of("cell.fold-section", "Fold or unfold the section", "Left, Right", "", CellCommands::isHeading,
                        Action.send(state -> new Event.FoldSection(state.active().id(),
                                !state.active().isSectionFolded()))));
    }

    private static List<Command> headings() {
        return IntStream.rangeClosed(1, DEEPEST_HEADING)
                .mapToObj(level -> CELL.of("cell.heading-" + level, "Change cell to heading " + level,
                        String.valueOf(level), "", _ -> true, new Action.Send(state -> heading(state, level))))
                .toList();
    }

    private static boolean canPaste(NotebookState state) {
        return !state.clipboard().isEmpty();
    }

    private static boolean isHeading(NotebookState state) {
        return state.active().language() == CellLanguage.MARKDOWN && state.active().source().startsWith("#");
    }

    private static List<Event> heading(NotebookState state, int level) {
        CellState cell = state.active();
        List<Event> events = new ArrayList<>();
        if (cell.language() != CellLanguage.MARKDOWN) {
            events.add(new Event.ChangeLanguage(CellLanguage.MARKDOWN));
        }
        String text = "#".repeat(level) + " " + cell.source().replaceFirst("^#+\\s*", "");
        events.add(new Event.TextEdited(cell.id(), text, text.length()));
        if (!state.selection().editing()) {
            events.add(new Event.EndEdit());
        }
        return events;
    }
}

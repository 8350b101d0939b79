package dev.vonk.notebook.command;

import dev.vonk.notebook.state.CellLanguage;
import dev.vonk.notebook.state.Event;
import java.util.List;

/// Undo, search, and writing in a cell.
final class EditCommands {
    private static final CommandFactory EDIT = new CommandFactory(Group.EDIT);

    static final List<Command> ALL = List.of(
            EDIT.of("edit.undo", "Undo", "Ctrl+Z, Z", "Ctrl+Z", state -> state.history().canUndo(),
                    Action.send(new Event.Undo())),
            EDIT.of("edit.redo", "Redo", "Ctrl+Shift+Z, Ctrl+Y, Shift+Z", "Ctrl+Shift+Z, Ctrl+Y",
                    state -> state.history().canRedo(), Action.send(new Event.Redo())),
            EDIT.of("edit.begin", "Edit cell", "Enter", "", state -> !state.selection().editing(),
                    Action.send(state -> new Event.BeginEdit(state.selection().active(), -1))),
            EDIT.of("edit.end", "Leave the cell", "Escape", "Escape, Ctrl+M", state -> state.selection().editing(),
                    Action.send(new Event.EndEdit())),
            EDIT.ask("edit.find", "Find…", "Ctrl+F, F", "Ctrl+F", Request.FIND),
            EDIT.ask("edit.replace", "Find and replace…", "Ctrl+H", "Ctrl+H", Request.REPLACE),
            EDIT.send("edit.find-next", "Find next", "F3", "F3", new Event.FindNext(false)),
            EDIT.send("edit.find-previous", "Find previous", "Shift+F3", "Shift+F3", new Event.FindNext(true)),
            EDIT.send("edit.to-java", "Change cell to Java", "Y", "", new Event.ChangeLanguage(CellLanguage.JAVA)),
            EDIT.send("edit.to-sql", "Change cell to SQL", "Q", "", new Event.ChangeLanguage(CellLanguage.SQL)),
            EDIT.send("edit.to-markdown", "Change cell to Markdown", "M", "",
                    new Event.ChangeLanguage(CellLanguage.MARKDOWN)),
            EDIT.send("edit.to-raw", "Change cell to raw text", "R", "", new Event.ChangeLanguage(CellLanguage.RAW)));

    private EditCommands() {}
}

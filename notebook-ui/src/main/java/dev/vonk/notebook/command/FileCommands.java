package dev.vonk.notebook.command;

import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.NotebookState;
import java.util.List;
import java.util.Optional;

/// Files and tabs.
final class FileCommands {
    private static final CommandFactory FILE = new CommandFactory(Group.FILE);

    static final List<Command> ALL = List.of(
            FILE.ask("file.new", "New notebook", "Ctrl+N", "Ctrl+N", Request.NEW),
            FILE.ask("file.open", "Open…", "Ctrl+O", "Ctrl+O", Request.OPEN),
            FILE.send("file.save", "Save", "Ctrl+S, S", "Ctrl+S", new Event.Save(Optional.empty())),
            FILE.ask("file.save-as", "Save as…", "Ctrl+Shift+S", "Ctrl+Shift+S", Request.SAVE_AS),
            FILE.ask("file.export", "Export…", "Ctrl+E", "Ctrl+E", Request.EXPORT),
            FILE.of("file.trust", "Trust this notebook", "", "", FileCommands::isUntrusted,
                    Action.send(new Event.Trust())),
            FILE.ask("file.next-tab", "Next tab", "Ctrl+Page_Down", "Ctrl+Page_Down", Request.NEXT_TAB),
            FILE.ask("file.previous-tab", "Previous tab", "Ctrl+Page_Up", "Ctrl+Page_Up", Request.PREVIOUS_TAB),
            FILE.ask("file.close", "Close tab", "Ctrl+W", "Ctrl+W", Request.CLOSE_TAB),
            FILE.ask("file.quit", "Quit", "Ctrl+Q", "Ctrl+Q", Request.QUIT));

    private FileCommands() {}

    private static boolean isUntrusted(NotebookState state) {
        return !state.file().trusted();
    }
}

package dev.vonk.notebook.app;

import dev.vonk.notebook.command.Command;
import java.nio.file.Path;

/// What an open notebook asks of the window it is in.
interface Host {

    void perform(Command command);

    /// Opens a file in a tab of its own, or goes to the tab that has it.
    void openFile(Path file);

    Dialogs dialogs();

    /// The title, or something that the tool bar shows, may be another one now.
    void changed(NotebookPage page);
}

package dev.vonk.notebook.page;

import dev.vonk.notebook.command.Command;
import java.nio.file.Path;

/// What an open notebook asks of the window it is in.
public interface Host {

    void perform(Command command);

    /// Opens a file in a tab of its own, or goes to the tab that has it.
    void openFile(Path file);

    Dialogs dialogs();

    /// The title, or something that the tool bar shows, may be another one now.
    void changed(NotebookPage page);
}

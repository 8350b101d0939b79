package dev.vonk.notebook.cells;

import dev.vonk.notebook.command.Command;
import dev.vonk.notebook.editor.CellEditor;
import dev.vonk.notebook.output.OutputServices;

/// What cells ask of the window around them.
public interface CellServices extends OutputServices {

    /// What helps to write code: answered by the kernel where one is there.
    CellEditor.Help help();

    /// Does a command for the active cell, as if its key had been pressed.
    void perform(Command command);
}

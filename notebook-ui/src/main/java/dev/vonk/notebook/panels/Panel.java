package dev.vonk.notebook.panels;

import dev.vonk.notebook.state.NotebookState;
import javafx.scene.layout.Region;

/// One of the side panels. Made when it is first revealed. All but [#node] and [#kernelChanged] is called only while it
/// is on the screen.
interface Panel {

    Region node();

    /// Takes the keyboard's focus to where it is of most use.
    void focus();

    /// It came onto the screen, or the user asks: all that it shows may be old.
    void refresh();

    /// The notebook changed.
    void show(NotebookState before, NotebookState after);

    /// A cell has ended.
    void cellEnded();

    /// A second went by.
    void tick();

    /// The kernel is another one, or it came, or it went; what the one before told holds no longer.
    void kernelChanged();
}

package dev.vonk.notebook.panels;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.notebook.state.Store;
import java.nio.file.Path;
import java.util.Optional;

/// What panels need of the window they stand in. Used on JavaFX's thread.
public interface PanelServices {

    /// The kernel of the notebook; empty where none was started.
    Optional<KernelClient> kernel();

    /// The notebook.
    Store store();

    /// Brings a cell into view, as [dev.vonk.notebook.state.Effect.Reveal] does.
    void reveal(String cell);

    /// Tells the user something in passing.
    void tell(String text);

    /// Opens a file that the kernel sees: a notebook in a window, others as the desktop does.
    void openFile(Path file);
}

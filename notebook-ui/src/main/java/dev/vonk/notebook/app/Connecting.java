package dev.vonk.notebook.app;

import dev.vonk.kernel.client.KernelAddress;
import dev.vonk.kernel.client.RemoteConnection;
import dev.vonk.notebook.page.Dialogs;
import dev.vonk.notebook.page.NotebookPage;
import dev.vonk.runtime.data.DataException;
import java.nio.file.Path;
import java.util.List;

/// Attaches a notebook to a kernel that runs already, here or elsewhere.
record Connecting(Dialogs dialogs) {

    void connect(NotebookPage page) {
        dialogs.askOpen("The file that the kernel wrote", List.of()).ifPresent(file -> connect(page, file));
    }

    private void connect(NotebookPage page, Path file) {
        try {
            page.use(RemoteConnection.open(KernelAddress.read(file)));
        } catch (DataException noAddress) {
            String text = String.valueOf(noAddress.getMessage());
            var _ = dialogs.choose("Not connected", text, List.of("OK"));
        }
    }
}

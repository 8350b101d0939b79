package dev.vonk.notebook.files;

import java.io.IOException;
import java.nio.file.Path;

/// A window that has a notebook open until it is killed.
final class OpenForever {
    private OpenForever() {}

    /// @param arguments the home folder and the notebook
    static void main(String[] arguments) throws IOException {
        var _ = new NotebookFiles(Path.of(arguments[0])).open(Path.of(arguments[1]));
        System.out.println("open");
        int _ = System.in.read();
    }
}

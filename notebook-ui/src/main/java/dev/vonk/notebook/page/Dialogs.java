package dev.vonk.notebook.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/// What is asked in windows of their own.
public interface Dialogs {

    /// A file to read.
    ///
    /// @param endings such as `ipynb`; empty for any file
    Optional<Path> askOpen(String title, List<String> endings);

    /// A file to write.
    Optional<Path> askSave(String title, String name, Optional<Path> folder);

    /// One of several answers; empty where the user wants none of them.
    ///
    /// @param text what the choice is about, in whole sentences
    Optional<String> choose(String title, String text, List<String> answers);

    /// Shows something until it is closed.
    void show(String title, Node content);

    /// Asks nobody, for the time before there is a window.
    Dialogs NONE = new Dialogs() {
        @Override
        public Optional<Path> askOpen(String title, List<String> endings) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> askSave(String title, String name, Optional<Path> folder) {
            return Optional.empty();
        }

        @Override
        public Optional<String> choose(String title, String text, List<String> answers) {
            return Optional.empty();
        }

        @Override
        public void show(String title, Node content) {
            System.err.println(title);
        }
    };
}

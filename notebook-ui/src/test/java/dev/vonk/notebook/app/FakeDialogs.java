package dev.vonk.notebook.app;

import dev.vonk.notebook.page.Dialogs;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Answers what it was told to answer, in order; without an answer, the user wants nothing.
final class FakeDialogs implements Dialogs {
    final Deque<String> answers = new ArrayDeque<>();
    final Deque<Path> paths = new ArrayDeque<>();
    final List<String> asked = new ArrayList<>();
    /// What was told with the last choice.
    String told = "";
    /// What is shown in a window of its own; null where nothing was.
    @Nullable
    Node shown;

    @Override
    public Optional<Path> askOpen(String title, List<String> endings) {
        asked.add(title);
        return Optional.ofNullable(paths.poll());
    }

    @Override
    public Optional<Path> askSave(String title, String name, Optional<Path> folder) {
        asked.add(title + ": " + name);
        return Optional.ofNullable(paths.poll());
    }

    @Override
    public Optional<String> choose(String title, String text, List<String> answersOffered) {
        asked.add(title);
        told = text;
        return Optional.ofNullable(answers.poll()).filter(answersOffered::contains);
    }

    @Override
    public void show(String title, Node content) {
        asked.add(title);
        shown = content;
    }
}

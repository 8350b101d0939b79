package dev.vonk.notebook.editor;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Answers from what the test has put in; records what it was asked, `|` for the cursor.
final class FakeHelp implements CellEditor.Help {
    final List<String> asked = new ArrayList<>();
    CompletableFuture<Answer.Completions> completions = new CompletableFuture<>();
    CompletableFuture<Answer.Description> description = new CompletableFuture<>();
    CompletableFuture<List<CellEvent.Problem>> problems = CompletableFuture.completedFuture(List.of());

    @Override
    public CompletableFuture<Answer.Completions> complete(String text, int cursor) {
        asked.add("complete " + text.substring(0, cursor) + "|" + text.substring(cursor));
        return completions.copy();
    }

    @Override
    public CompletableFuture<Answer.Description> describe(String text, int cursor) {
        asked.add("describe " + text.substring(0, cursor) + "|" + text.substring(cursor));
        return description.copy();
    }

    @Override
    public CompletableFuture<List<CellEvent.Problem>> check(String text) {
        asked.add("check " + text);
        return problems.copy();
    }
}

package dev.vonk.notebook.editor;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.Answer.Candidate;
import dev.vonk.notebook.language.Candidates;
import dev.vonk.notebook.language.Edit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Completes the word at the caret: asks, shows the list, narrows it down as typing goes on, and writes what is chosen.
///
/// An answer counts only while the text is the one asked about, but for letters typed since at the end of the word.
final class Completion {
    private static final Duration AFTER_A_POINT = Duration.millis(150);
    private static final Duration BEFORE_DOCUMENTATION = Duration.millis(120);
    /// As many as a kernel gives; then there may be more for a longer word.
    private static final int MANY = 300;

    private final CellEditor editor;
    private final CellEditor.Help help;
    private final PauseTransition delay = new PauseTransition(AFTER_A_POINT);
    private final PauseTransition documentationDelay = new PauseTransition(BEFORE_DOCUMENTATION);
    /// Made when it is first shown; most editors never need one.
    private @Nullable CompletionList list;
    private @Nullable CompletableFuture<?> asked;
    private @Nullable CompletableFuture<?> described;
    private Answer.Completions answer = new Answer.Completions(0, 0, List.of());
    private String askedText = "";
    private int askedCaret;
    private boolean takesOnly;

    Completion(CellEditor editor, CellEditor.Help help) {
        this.editor = editor;
        this.help = help;
        delay.setOnFinished(_ -> ask());
    }

    /// Shows what could stand at the caret.
    void ask() {
        takesOnly = false;
        start();
    }

    /// Writes the only candidate at once; shows them where there are more.
    void askForOne() {
        takesOnly = true;
        start();
    }

    void askSoon() {
        delay.playFromStart();
    }

    boolean isOpen() {
        return list != null && list.isShowing();
    }

    void close() {
        delay.stop();
        documentationDelay.stop();
        cancel(asked);
        cancel(described);
        asked = null;
        described = null;
        if (list != null && list.isShowing()) {
            list.hide();
        }
    }

    /// Has to be told when the text or the caret has changed.
    void changed() {
        if (isOpen()) {
            narrow();
        } else if (asked == null || !isStillAsked()) {
            close();
        }
    }

    /// Whether the key was one for the list.
    boolean pressed(KeyEvent event) {
        if (list == null || !list.isShowing() || event.isAltDown() || event.isShortcutDown() || event.isShiftDown()) {
            return false;
        }
        switch (event.getCode()) {
            case UP, KP_UP -> list.move(-1);
            case DOWN, KP_DOWN -> list.move(1);
            case PAGE_UP -> list.page(-1);
            case PAGE_DOWN -> list.page(1);
            case ENTER, TAB -> list.chosen().ifPresentOrElse(this::accept, this::close);
            case ESCAPE -> close();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void start() {
        boolean only = takesOnly;
        close();
        takesOnly = only;
        askedText = editor.text();
        askedCaret = editor.caret();
        CompletableFuture<Answer.Completions> future = help.complete(askedText, askedCaret);
        asked = future;
        var _ = future.thenAccept(found -> Platform.runLater(() -> answered(future, found)));
    }

    private void answered(CompletableFuture<?> future, Answer.Completions found) {
        if (asked != future || !isStillAsked() || found.from() > askedCaret) {
            return;
        }
        asked = null;
        answer = found;
        List<Candidate> matching = matching();
        if (takesOnly && matching.size() == 1) {
            accept(matching.getFirst());
        } else {
            show(matching);
        }
    }

    /// Whether nothing has changed since but for letters of the word at the caret.
    private boolean isStillAsked() {
        String text = editor.text();
        int caret = editor.caret();
        int typed = caret - askedCaret;
        if (text.length() - askedText.length() != typed || caret < 0) {
            return false;
        }
        int same = Math.min(askedCaret, caret);
        return text.regionMatches(0, askedText, 0, same)
                && text.regionMatches(caret, askedText, askedCaret, text.length() - caret)
                && text.substring(same, caret).chars().allMatch(Character::isJavaIdentifierPart);
    }

    private void narrow() {
        boolean inWord = editor.caret() >= answer.from() && isStillAsked();
        if (!inWord) {
            close();
            return;
        }
        boolean longer = editor.caret() > askedCaret;
        if (longer && answer.candidates().size() >= MANY) {
            ask();
            return;
        }
        show(matching());
    }

    private List<Candidate> matching() {
        return Candidates.matching(answer.candidates(), editor.text().substring(answer.from(), editor.caret()));
    }

    private void show(List<Candidate> candidates) {
        String word = editor.text().substring(answer.from(), editor.caret());
        boolean written = candidates.size() == 1 && candidates.getFirst().text().equals(word);
        if (candidates.isEmpty() || written || !editor.area().isFocused()) {
            close();
            return;
        }
        editor.boundsOnScreen(answer.from())
                .ifPresent(place -> list().show(editor.area(), place, editor.fontSize(), candidates));
    }

    private CompletionList list() {
        CompletionList made = list == null ? new CompletionList(this::accept, this::chosen) : list;
        list = made;
        return made;
    }

    private void accept(Candidate candidate) {
        int from = answer.from();
        int caret = editor.caret();
        boolean opened = editor.text().startsWith("(", caret);
        boolean call = candidate.text().endsWith("(");
        String text = candidate.text();
        if (opened && (call || text.endsWith("()"))) {
            text = text.substring(0, text.lastIndexOf('('));
        } else if (call) {
            text += ")";
        }
        int end = from + candidate.text().length();
        close();
        editor.apply(new Edit(from, caret, text, end, end));
        if (call) {
            editor.called();
        }
    }

    private void chosen(Candidate candidate) {
        cancel(described);
        documentationDelay.setOnFinished(_ -> describe(candidate));
        documentationDelay.playFromStart();
    }

    private void describe(Candidate candidate) {
        String text = editor.text();
        String filled = text.substring(0, answer.from()) + candidate.text() + text.substring(editor.caret());
        int cursor = answer.from() + candidate.text().length() - (candidate.text().endsWith("()") ? 1 : 0);
        CompletableFuture<Answer.Description> future = help.describe(filled, cursor);
        described = future;
        var _ = future.thenAccept(found -> Platform.runLater(() -> {
            if (described == future && isOpen() && !found.signatures().isEmpty()) {
                list().describe(found);
            }
        }));
    }

    private static void cancel(@Nullable CompletableFuture<?> future) {
        if (future != null) {
            future.cancel(true);
        }
    }
}

package dev.vonk.notebook.app;

import dev.vonk.notebook.page.NotebookPage;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.RunState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/// Does what a person does first, without one: waits for the kernel, runs cells of the tour, scrolls and writes. What a
/// start and these need is loaded and compiled then, and can be kept for later starts.
final class WarmUp {
    private static final Duration STEP = Duration.millis(100);
    /// The end, whatever is still waited for: two minutes.
    private static final int MOST_STEPS = 1_200;
    private static final List<String> CELLS = List.of("hello", "frame", "query");
    private static final String WRITTEN = "\nvar more = planets.size() + 1;";

    /// @param when what is waited for
    private record Step(Predicate<NotebookPage> when, Runnable work) {}

    private final NotebookWindow window;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Timeline clock = new Timeline(new KeyFrame(STEP, _ -> step()));

    /// @param end what is done when all is warm
    WarmUp(NotebookWindow window, Runnable end) {
        this.window = window;
        clock.setCycleCount(MOST_STEPS);
        clock.setOnFinished(_ -> end.run());
        then(page -> page.state().kernel().isThere(), () -> {});
        for (String cell : CELLS) {
            then(_ -> true, () -> send(new Event.RunCell(cell)));
            then(page -> hasRun(page, cell), () -> {});
        }
        then(_ -> true, () -> page().cells().scroll(true));
        then(_ -> true, () -> page().cells().scroll(false));
        then(_ -> true, () -> send(new Event.BeginEdit(CELLS.getFirst(), -1)));
        WRITTEN.chars().forEach(letter -> then(_ -> true, () -> type((char) letter)));
        then(_ -> true, () -> {
            clock.stop();
            end.run();
        });
    }

    void start() {
        clock.play();
    }

    private void then(Predicate<NotebookPage> when, Runnable work) {
        steps.add(new Step(when, work));
    }

    private void step() {
        Step next = steps.peek();
        if (next != null && window.page().filter(next.when()).isPresent()) {
            steps.remove();
            next.work().run();
        }
    }

    private NotebookPage page() {
        return window.page().orElseThrow();
    }

    private void send(Event event) {
        page().send(event);
    }

    private void type(char letter) {
        Node focused = window.openScene().getFocusOwner();
        if (focused == null) {
            return;
        }
        KeyCode code = letter == '\n' ? KeyCode.ENTER : KeyCode.UNDEFINED;
        focused.fireEvent(letter == '\n'
                ? new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)
                : new KeyEvent(KeyEvent.KEY_TYPED, String.valueOf(letter), "", code, false, false, false, false));
    }

    private static boolean hasRun(NotebookPage page, String cell) {
        return page.state().cell(cell)
                .filter(state -> state.run() == RunState.DONE || state.run() == RunState.FAILED)
                .isPresent();
    }
}

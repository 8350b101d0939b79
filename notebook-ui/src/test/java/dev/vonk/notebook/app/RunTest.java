package dev.vonk.notebook.app;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Running cells in the window: progress, cancelling, what is out of date.
class RunTest {
    @TempDir
    private Path home;

    private Desk desk;

    @AfterEach
    void close() {
        desk.close();
        FxTest.closeAll();
    }

    private static void names(FakeKernel kernel, String text, List<String> defines, List<String> uses) {
        kernel.scripts.put(text, run -> List.of(
                new CellEvent.Result(run, "int", Map.of("text/plain", "value of " + text)),
                new CellEvent.Dependencies(run, defines, uses),
                new CellEvent.Finished(run, CellEvent.Ending.OK, Duration.ofMillis(1))));
    }

    private Desk dependent(String... sources) {
        return new Desk(home, Notebook.of(Stream.of(sources).map(Cell::code).toList()), kernel -> {
            names(kernel, "a = 1", List.of("a"), List.of());
            names(kernel, "a = 12", List.of("a"), List.of());
            names(kernel, "b = a", List.of("b"), List.of("a"));
            names(kernel, "b", List.of(), List.of("b"));
            names(kernel, "7", List.of(), List.of());
        });
    }

    private List<Boolean> stale() {
        return desk.state().cells().stream().map(CellState::stale).toList();
    }

    private void runAll() {
        desk.send(new Event.Run(Event.Range.ALL, Event.Then.STAY));
        desk.until(desk.sources().size() - 1, RunState.DONE);
    }

    @Test
    void whatUsesAChangedCellIsOutOfDateAndOneKeyRunsAllOfIt() {
        desk = dependent("a = 1", "b = a", "7", "b");
        runAll();
        assertEquals(List.of(false, false, false, false), stale());
        assertFalse(desk.node("#tool-run.stale").isVisible());
        append("2");
        assertEquals(List.of("a = 12", "b = a", "7", "b"), desk.sources());
        assertEquals(List.of(true, true, false, true), stale());
        assertEquals("Run 3 stale cells", desk.text("#tool-run.stale"));
        assertTrue(desk.has("#stale-run-" + desk.id(3)));
        assertFalse(desk.has("#stale-run-" + desk.id(2)));
        desk.press(KeyCode.ESCAPE);
        desk.press(KeyCode.R, KeyCode.SHIFT);
        FxTest.settleUntil(() -> desk.page().state().cells().stream().noneMatch(CellState::stale));
        assertEquals(List.of("a = 1", "b = a", "7", "b", "a = 12", "b = a", "b"), desk.kernels.getFirst().ran());
        FxTest.settle();
        assertFalse(desk.node("#tool-run.stale").isVisible());
        assertFalse(desk.has("#stale-run-" + desk.id(3)));
    }

    @Test
    void theStripBelowACellThatIsOutOfDateRunsIt() {
        desk = dependent("a = 1", "7");
        runAll();
        append("2");
        desk.click("#stale-run-" + desk.id(0));
        FxTest.settleUntil(() -> !desk.page().state().cells().getFirst().stale());
        assertEquals("a = 12", desk.kernels.getFirst().ran().getLast());
    }

    @Test
    void theToolBarInterruptsAndWhatWaitsIsTakenBack() {
        desk = Desk.of(home, "wait", "after");
        desk.send(new Event.Run(Event.Range.ALL, Event.Then.STAY));
        desk.until(0, RunState.RUNNING);
        assertEquals(RunState.QUEUED, desk.state().cells().get(1).run());
        assertEquals("[*]", desk.text("#count-" + desk.id(1)));
        assertTrue(desk.text("#status-kernel").startsWith("Kernel busy"));
        desk.click("#tool-kernel.interrupt");
        desk.until(0, RunState.INTERRUPTED);
        assertEquals(RunState.IDLE, desk.state().cells().get(1).run());
        assertEquals(List.of("wait"), desk.kernels.getFirst().ran());
        FxTest.settleUntil(() -> desk.node("#tool-kernel.interrupt").isDisabled());
        assertTrue(desk.text("#status-kernel").startsWith("Kernel ready"));
    }

    @Test
    void aQueryShowsHowFarItIsAndIsCancelled() {
        desk = new Desk(home, Notebook.of(List.of(Cell.code("wait for it"), Cell.code("next"))),
                kernel -> kernel.scripts.put("wait for it", run -> List.of(
                        new CellEvent.Progress(run, "q1", 1, 3, 41, 128, 1_000, 2_048, 4_096, "worker w3 was lost"))));
        desk.press(KeyCode.ENTER, KeyCode.CONTROL);
        desk.until(0, RunState.RUNNING);
        FxTest.settleUntil(() -> desk.has(".cell-progress-line"));
        String figures = desk.text(".cell-progress-line .label");
        assertTrue(figures.startsWith("stage 1/3   tasks 41/128"), figures);
        assertTrue(figures.contains("spilled"), figures);
        assertEquals("worker w3 was lost", desk.text(".cell-progress-note"));
        assertEquals(41 / 128.0, FxTest.callFx(() -> ((ProgressBar) desk.node(".cell-progress-line .progress-bar"))
                .getProgress()), 1e-9);
        desk.click(".cell-cancel");
        desk.until(0, RunState.INTERRUPTED);
        assertFalse(desk.has(".cell-progress"));
        desk.send(new Event.Select(desk.id(1), false));
        desk.press(KeyCode.ENTER, KeyCode.CONTROL);
        desk.until(1, RunState.DONE);
    }

    @Test
    void aCellThatWaitsIsTakenBackAndTheOneThatRunsGoesOn() {
        desk = Desk.of(home, "wait", "after");
        desk.send(new Event.Run(Event.Range.ALL, Event.Then.STAY));
        desk.until(0, RunState.RUNNING);
        desk.send(new Event.CancelCell(desk.id(1)));
        assertEquals(List.of(RunState.RUNNING, RunState.IDLE),
                desk.state().cells().stream().map(CellState::run).toList());
    }

    @Test
    void aCellThatFailsShowsWhereAndEndsTheRun() {
        desk = Desk.of(home, "fail", "after");
        desk.send(new Event.Run(Event.Range.ALL, Event.Then.STAY));
        desk.until(0, RunState.FAILED);
        FxTest.settle();
        assertEquals(List.of("fail"), desk.kernels.getFirst().ran());
        assertEquals(RunState.IDLE, desk.state().cells().get(1).run());
        assertEquals("Java cell, failed", FxTest.callFx(() -> desk.node("#cell-" + desk.id(0)).getAccessibleText()));
    }

    /// Writes at the end of the active cell.
    private void append(String text) {
        desk.press(KeyCode.ENTER);
        desk.press(KeyCode.END, KeyCode.CONTROL);
        desk.type(text);
    }
}

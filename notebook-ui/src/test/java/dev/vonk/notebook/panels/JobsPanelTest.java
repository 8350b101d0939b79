package dev.vonk.notebook.panels;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.Effect;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.RunState;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

class JobsPanelTest {

    @AfterEach
    void close() {
        FxTest.closeAll();
    }

    @Test
    void runningJobsTellHowFarTheyAre() {
        assertEquals("""
                [5]
                3.4 s
                collect at line 12: a join of orders and customers by city
                1 of 3 stages · 41 of 128 tasks · 1,234,567 rows · 34.0 MiB · spilled 12.0 MiB
                worker w3 was lost; its 7 tasks run again
                200.0 ms
                profile of a table
                0 rows""", words(revealed("Jobs"), "jobs-running"));
    }

    @Test
    void aBarShowsTheShareOfTasks() {
        PanelBench bench = revealed("Jobs");
        assertEquals(41.0 / 128, bar(bench).getProgress());
        assertEquals("41 of 128 tasks of collect at line 12: a join of orders and customers by city",
                bar(bench).getAccessibleText());
    }

    @Test
    void onlyTheJobsOfCellsCanBeCancelledHere() {
        PanelBench bench = revealed("Jobs");
        FxTest.onFx(() -> bench.store.send(new Event.RunCell("a")));
        List<Button> buttons = FxTest.callFx(() -> bench.panels.lookupAll(".job-cancel").stream()
                .map(Button.class::cast).filter(Node::isVisible).toList());
        assertEquals(1, buttons.size());
        FxTest.onFx(buttons.getFirst()::fire);
        assertEquals(new Effect.InterruptKernel(), bench.effects.getLast());
    }

    @Test
    void aCardStaysTheSameWhileItsJobGoesOn() {
        PanelBench bench = revealed("Jobs");
        ProgressBar before = bar(bench);
        bench.kernel.jobs = bench.kernel.jobs.stream().map(job -> job.id() == 4
                ? new Answer.JobView(4, "5", job.query(), "running", 1, 3, 64, 128, 0, 0, 0, 0, 4.4, "")
                : job).toList();
        FxTest.onFx(bench.panels::tick);
        FxTest.settle();
        assertSame(before, bar(bench));
        assertEquals(0.5, before.getProgress());
    }

    @Test
    void workersShowTheirSlotsAndMemoryAndWhyTheyAreLost() {
        PanelBench bench = revealed("Jobs");
        assertEquals(List.of(
                "w1, alive, 5 of 8 slots busy, 1.2 GiB of 4.0 GiB",
                "w2, draining, 1 of 2 slots busy, 100.0 MiB of 4.0 GiB",
                "w3, lost, no heartbeat for 10 s; its 7 tasks run again elsewhere"), cards(bench));
        assertEquals(6, FxTest.callFx(() -> bench.panels.lookupAll(".worker-slot-busy").size()));
        assertEquals(4, FxTest.callFx(() -> bench.panels.lookupAll(".worker-slot-free").size()));
    }

    @Test
    void itAsksEachSecondButOnlyWhileItIsOnTheScreen() {
        PanelBench bench = revealed("Jobs");
        long asked = bench.kernel.count(ToKernel.ListJobs.class);
        tick(bench);
        assertEquals(asked + 1, bench.kernel.count(ToKernel.ListJobs.class));
        FxTest.onFx(() -> bench.panels.setVisible(false));
        tick(bench);
        assertEquals(asked + 1, bench.kernel.count(ToKernel.ListJobs.class));
        FxTest.onFx(() -> bench.panels.setVisible(true));
        bench.noKernel();
        long again = bench.kernel.count(ToKernel.ListJobs.class);
        tick(bench);
        assertEquals(again, bench.kernel.count(ToKernel.ListJobs.class));
    }

    @Test
    void theHistoryListsEndedQueriesTheNewestFirst() {
        PanelBench bench = revealed("History");
        assertEquals(List.of(3L, 2L, 1L), FxTest.callFx(() -> jobs(bench).getItems().stream()
                .map(Answer.JobView::id).toList()));
    }

    @Test
    void theHistoryLeadsToTheCellThatAsked() {
        PanelBench bench = revealed("History");
        FxTest.onFx(() -> {
            jobs(bench).requestFocus();
            jobs(bench).getSelectionModel().clearAndSelect(2);
        });
        FxTest.press(bench.stage, KeyCode.ENTER);
        assertEquals("b", bench.store.state().selection().active());
        assertEquals(List.of("b"), bench.revealed);
        FxTest.onFx(() -> jobs(bench).getSelectionModel().clearAndSelect(0));
        FxTest.press(bench.stage, KeyCode.ENTER);
        assertEquals(List.of("Cell [3] has run again since, or it was deleted."), bench.told);
    }

    private static PanelBench revealed(String panel) {
        PanelBench bench = new PanelBench(PanelBench.notebook(PanelBench.code("a", 1, RunState.DONE),
                PanelBench.code("b", 2, RunState.DONE), PanelBench.code("c", 5, RunState.RUNNING)));
        Samples.fill(bench.kernel);
        bench.open(panel);
        FxTest.settle();
        return bench;
    }

    private static void tick(PanelBench bench) {
        FxTest.onFx(bench.panels::tick);
        FxTest.settle();
    }

    private static ProgressBar bar(PanelBench bench) {
        return FxTest.callFx(() -> (ProgressBar) bench.panels.lookup("#job-4").lookup(".progress-bar"));
    }

    private static List<String> cards(PanelBench bench) {
        return FxTest.callFx(() -> bench.find("jobs-workers", VBox.class).getChildren().stream()
                .map(Node::getAccessibleText).toList());
    }

    @SuppressWarnings("unchecked")
    private static TableView<Answer.JobView> jobs(PanelBench bench) {
        return (TableView<Answer.JobView>) bench.find("history-table", TableView.class);
    }

    private static String words(PanelBench bench, String id) {
        return FxTest.callFx(() -> labels(bench.find(id, VBox.class)).filter(Node::isVisible).map(Label::getText)
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("\n")));
    }

    private static Stream<Label> labels(Parent parent) {
        return parent.getChildrenUnmodifiable().stream().flatMap(child -> switch (child) {
            case Label label -> Stream.of(label);
            case Parent inner -> labels(inner);
            default -> Stream.empty();
        });
    }
}

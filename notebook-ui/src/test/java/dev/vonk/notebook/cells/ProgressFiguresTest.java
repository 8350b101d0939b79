package dev.vonk.notebook.cells;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.protocol.CellEvent.Progress;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.RunState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ProgressFiguresTest {
    private static final Progress PROGRESS = new Progress("3", "q", 1, 3, 41, 128, 9_000, 35_651_584, 12_582_912, "");

    @AfterEach
    void close() {
        FxTest.closeAll();
    }

    @Test
    void whatMattersLeastIsLeftOutFirstAndTheTimeStays() {
        assertEquals(List.of(
                "stage 1/3   tasks 41/128   3,000 rows/s   34.0 MiB   12.0 MiB spilled   3.0 s",
                "stage 1/3   tasks 41/128   3,000 rows/s   12.0 MiB spilled   3.0 s",
                "stage 1/3   tasks 41/128   12.0 MiB spilled   3.0 s",
                "stage 1/3   tasks 41/128   3.0 s",
                "tasks 41/128   3.0 s",
                "3.0 s"),
                Stream.of(80, 70, 60, 35, 25, 1).map(room -> ProgressFigures.of(PROGRESS, 3_000,
                        text -> text.length() <= room)).toList());
    }

    @Test
    void aNarrowCellStillShowsHowLongItRuns() {
        String wide = figures(900);
        String narrow = figures(400);
        assertTrue(wide.contains("MiB spilled"), wide);
        assertFalse(narrow.contains("rows/s"), narrow);
        assertTrue(narrow.endsWith(" ms") || narrow.endsWith(" s"), narrow);
    }

    private static String figures(double width) {
        CellState cell = new CellState(Cell.code("1"), RunState.RUNNING, false, 0, Optional.empty(),
                Map.of("q", PROGRESS), List.of(), 0, Optional.empty(), Set.of(), Set.of());
        ProgressArea area = FxTest.callFx(() -> new ProgressArea(() -> {}));
        FxTest.onFx(() -> area.show(cell));
        FxTest.show(FxTest.callFx(() -> new VBox(area)), width, 100);
        FxTest.settle();
        return FxTest.callFx(() -> ((Label) area.lookup(".cell-progress-line .label")).getText());
    }
}

package dev.vonk.notebook.cells;

import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.Outline;
import dev.vonk.notebook.state.RunState;
import dev.vonk.notebook.state.Store;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What stands left of a cell: the bar that tells whether it is selected, the number of its run, how the run stands and
/// how long it took. Cells are dragged by it.
final class CellGutter extends HBox {
    private static final List<PseudoClass> STATES = Stream.of(RunState.values()).map(CellGutter::pseudoClass).toList();
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final Label count = new Label();
    private final Icon icon = new Icon("none");
    private final Label time = new Label();
    private final Button fold;
    private final Store store;
    private final String id;
    private boolean folded;
    private long startedAt;
    private boolean running;

    CellGutter(Store store, String id) {
        this.store = store;
        this.id = id;
        this.fold = Icon.button("caret-down", "Fold the section", this::foldSection);
        getStyleClass().add("cell-gutter");
        Region bar = new Region();
        bar.getStyleClass().add("cell-bar");
        count.getStyleClass().add("cell-count");
        time.getStyleClass().add("cell-time");
        time.setId("time-" + id);
        count.setId("count-" + id);
        fold.setId("section-" + id);
        HBox state = new HBox(icon, time);
        state.getStyleClass().add("cell-state");
        state.setAlignment(Pos.CENTER_RIGHT);
        VBox column = new VBox(count, state, fold);
        column.setAlignment(Pos.TOP_RIGHT);
        column.getStyleClass().add("cell-gutter-column");
        HBox.setHgrow(column, Priority.ALWAYS);
        getChildren().addAll(bar, column);
        CellDrag.source(this, store, id);
    }

    void show(CellState cell) {
        boolean runs = cell.language().runs();
        running = cell.run() == RunState.RUNNING;
        startedAt = cell.startedAt();
        count.setText(runs ? bracket(cell) : "");
        count.setVisible(runs);
        count.setManaged(runs);
        icon.show(runs ? iconName(cell) : "none");
        if (!running) {
            time.setText(cell.took().map(Duration::toMillis).map(Elapsed::time).orElse(""));
        }
        for (RunState each : RunState.values()) {
            pseudoClassStateChanged(STATES.get(each.ordinal()), each == cell.run());
        }
        pseudoClassStateChanged(STALE, cell.stale());
        showFold(cell);
        setAccessibleText(words(cell));
    }

    void tick(long now) {
        if (running) {
            time.setText(Elapsed.time(Math.max(0, now - startedAt)));
        }
    }

    /// How the last run stands, for those who do not see the icon.
    static String words(CellState cell) {
        String run = switch (cell.run()) {
            case IDLE -> cell.cell().executionCount().isPresent() ? "ran before" : "not run";
            case QUEUED -> "waiting to run";
            case RUNNING -> "running";
            case DONE -> "done";
            case FAILED -> "failed";
            case INTERRUPTED -> "interrupted";
        };
        return cell.stale() ? run + ", out of date" : run;
    }

    private void showFold(CellState cell) {
        boolean heading = !Outline.headings(cell).isEmpty();
        folded = cell.isSectionFolded();
        fold.setVisible(heading);
        fold.setManaged(heading);
        if (fold.getGraphic() instanceof Icon caret) {
            caret.show(folded ? "caret-right" : "caret-down");
        }
        fold.setAccessibleText(folded ? "Unfold the section" : "Fold the section");
    }

    private void foldSection() {
        store.send(new Event.FoldSection(id, !folded));
    }

    private static String bracket(CellState cell) {
        return switch (cell.run()) {
            case QUEUED, RUNNING -> "[*]";
            case IDLE, DONE, FAILED, INTERRUPTED -> cell.cell().executionCount().isPresent()
                    ? "[" + cell.cell().executionCount().getAsInt() + "]"
                    : "[ ]";
        };
    }

    private static String iconName(CellState cell) {
        return switch (cell.run()) {
            case IDLE -> "none";
            case QUEUED -> "clock";
            case RUNNING -> "spinner";
            case DONE -> cell.stale() ? "stale" : "check";
            case FAILED -> "cross";
            case INTERRUPTED -> "stop";
        };
    }

    private static PseudoClass pseudoClass(RunState state) {
        return PseudoClass.getPseudoClass(state.name().toLowerCase(Locale.ROOT));
    }
}

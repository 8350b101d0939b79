package dev.vonk.notebook.cells;

import dev.vonk.notebook.output.OutputList;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.RunState;
import dev.vonk.notebook.state.Store;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What stands below a cell's text: how far its queries are, that it is out of date, and its outputs.
final class CellResults extends VBox {
    private final Store store;
    private final CellServices services;
    private final String id;
    private @Nullable ProgressArea progress;
    private @Nullable HBox stale;
    private @Nullable OutputList outputs;
    private @Nullable Node outputRow;

    CellResults(Store store, CellServices services, String id) {
        this.store = store;
        this.services = services;
        this.id = id;
        getStyleClass().add("cell-results");
    }

    void show(CellState cell, boolean trusted) {
        showProgress(cell);
        showStale(cell);
        showOutputs(cell, trusted);
        setManaged(!getChildren().isEmpty());
    }

    void tick(long now) {
        if (progress != null) {
            progress.tick(now);
        }
    }

    Optional<Node> first() {
        return outputs == null ? Optional.empty() : Optional.of(outputs);
    }

    private void showProgress(CellState cell) {
        boolean wanted = cell.run() == RunState.RUNNING && !cell.progress().isEmpty();
        if (wanted && progress == null) {
            progress = new ProgressArea(() -> store.send(new Event.CancelCell(id)));
            getChildren().addFirst(progress);
        }
        if (progress != null && wanted) {
            progress.show(cell);
        }
        if (progress != null && !wanted) {
            getChildren().remove(progress);
            progress = null;
        }
    }

    private void showStale(CellState cell) {
        boolean wanted = cell.stale() && cell.run() != RunState.RUNNING && cell.run() != RunState.QUEUED;
        if (wanted && stale == null) {
            stale = staleStrip();
            getChildren().add(progress == null ? 0 : 1, stale);
        }
        if (!wanted && stale != null) {
            getChildren().remove(stale);
            stale = null;
        }
    }

    private HBox staleStrip() {
        Label words = new Label("Out of date: its text, or something it uses, has changed since it ran");
        Button run = new Button("Run");
        run.getStyleClass().addAll("small", "flat");
        run.setId("stale-run-" + id);
        run.setAccessibleText("Run this cell again");
        run.setFocusTraversable(false);
        run.setOnAction(_ -> store.send(new Event.RunCell(id)));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox strip = new HBox(new Icon("stale"), words, gap, run);
        strip.getStyleClass().add("cell-stale");
        return strip;
    }

    private void showOutputs(CellState cell, boolean trusted) {
        if (cell.cell().outputs().isEmpty()) {
            dropRow();
            outputs = null;
            return;
        }
        if (cell.isOutputFolded()) {
            showFolded(cell.cell().outputs().size());
            return;
        }
        if (outputs == null) {
            outputs = new OutputList(services);
        }
        if (!(outputRow instanceof StackPane)) {
            dropRow();
            outputRow = unfolded(outputs);
            getChildren().add(outputRow);
        }
        outputs.show(cell, trusted);
    }

    private void showFolded(int count) {
        dropRow();
        outputRow = FoldLine.of(count == 1 ? "1 output folded" : count + " outputs folded",
                () -> store.send(new Event.FoldOutput(id, false)));
        getChildren().add(outputRow);
    }

    /// The narrow bar left of the outputs folds them.
    private StackPane unfolded(OutputList list) {
        Button fold = new Button();
        fold.getStyleClass().setAll("cell-output-fold");
        fold.setAccessibleText("Fold the outputs");
        fold.setFocusTraversable(false);
        fold.setMaxHeight(Double.MAX_VALUE);
        fold.setOnAction(_ -> store.send(new Event.FoldOutput(id, true)));
        StackPane.setAlignment(fold, Pos.CENTER_LEFT);
        StackPane row = new StackPane(list, fold);
        row.getStyleClass().add("cell-outputs");
        return row;
    }

    private void dropRow() {
        if (outputRow != null) {
            getChildren().remove(outputRow);
            outputRow = null;
        }
    }
}

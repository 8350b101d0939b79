package dev.vonk.notebook.cells;

import dev.vonk.kernel.protocol.CellEvent.Progress;
import dev.vonk.notebook.state.CellState;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// How far the queries of a running cell are: a line for each.
final class ProgressArea extends VBox {
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Button cancel = new Button("Cancel");

    ProgressArea(Runnable onCancel) {
        getStyleClass().add("cell-progress");
        cancel.getStyleClass().addAll("small", "cell-cancel");
        cancel.setAccessibleText("Cancel the running cell");
        cancel.setFocusTraversable(false);
        cancel.setOnAction(_ -> onCancel.run());
    }

    void show(CellState cell) {
        lines.keySet().removeIf(query -> !cell.progress().containsKey(query));
        cell.progress().forEach((query, progress) -> lines
                .computeIfAbsent(query, _ -> new Line(System.currentTimeMillis()))
                .show(progress));
        getChildren().setAll(lines.values());
        if (!lines.isEmpty()) {
            lines.values().iterator().next().offer(cancel);
        }
    }

    void tick(long now) {
        lines.values().forEach(line -> line.tick(now));
    }

    /// One query. Rows a second are over the time that was seen of it.
    private static final class Line extends VBox {
        private final ProgressBar bar = new ProgressBar();
        private final Label figures = new Label();
        private final Text ruler = new Text();
        private final Tooltip tooltip = new Tooltip();
        private final Label note = new Label();
        private final HBox row = new HBox(bar, figures);
        private final long began;
        private Progress latest = new Progress("", "", 0, 0, 0, 0, 0, 0, 0, "");

        Line(long began) {
            this.began = began;
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("cell-progress-line");
            HBox.setHgrow(figures, Priority.ALWAYS);
            figures.setMaxWidth(Double.MAX_VALUE);
            figures.setMinWidth(0);
            figures.setPrefWidth(0);
            figures.setTooltip(tooltip);
            figures.widthProperty().subscribe(_ -> tick(System.currentTimeMillis()));
            note.getStyleClass().add("cell-progress-note");
            bar.setAccessibleText("Progress of a query");
            getChildren().add(row);
        }

        void offer(Button button) {
            if (!row.getChildren().contains(button)) {
                row.getChildren().add(button);
            }
        }

        void show(Progress progress) {
            latest = progress;
            bar.setProgress(progress.tasks() == 0
                    ? ProgressBar.INDETERMINATE_PROGRESS
                    : (double) progress.tasksDone() / progress.tasks());
            note.setText(progress.note());
            if (progress.note().isEmpty()) {
                getChildren().remove(note);
            } else if (!getChildren().contains(note)) {
                getChildren().add(note);
            }
            tick(System.currentTimeMillis());
        }

        void tick(long now) {
            long millis = Math.max(1, now - began);
            double room = figures.getWidth();
            ruler.setFont(figures.getFont());
            figures.setText(ProgressFigures.of(latest, millis, text -> room <= 0 || width(text) <= room));
            tooltip.setText(ProgressFigures.of(latest, millis, _ -> true));
        }

        private double width(String text) {
            ruler.setText(text);
            return Math.ceil(ruler.getLayoutBounds().getWidth());
        }
    }
}

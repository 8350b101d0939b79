package dev.vonk.notebook.output.table;

import java.util.List;
import java.util.Locale;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The line below a table: how many rows there are, and what is under way, with its time and a way to stop it.
final class TableFooter extends HBox {
    private static final int LATE = 300;

    private final Label size = new Label();
    private final Label note = new Label();
    private final Label busy = new Label();
    private final ProgressIndicator spinner = new ProgressIndicator();
    private final Button cancel = new Button("Cancel");
    private final Timeline clock;
    private long since;
    private String work = "";

    TableFooter() {
        getStyleClass().add("output-table-footer");
        size.setId("table-size");
        size.getStyleClass().add("output-table-size");
        size.setMinWidth(Region.USE_PREF_SIZE);
        note.setId("table-note");
        note.getStyleClass().add("output-table-note");
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        spinner.getStyleClass().add("output-spinner");
        spinner.setAccessibleText("working");
        cancel.setId("table-cancel");
        cancel.getStyleClass().addAll("flat", "small");
        clock = new Timeline(new KeyFrame(Duration.millis(100), _ -> tick()));
        clock.setCycleCount(Timeline.INDEFINITE);
        getChildren().setAll(size, note, busy, spinner, cancel);
        for (Region part : List.of(busy, spinner, cancel)) {
            part.managedProperty().bind(part.visibleProperty());
            part.setVisible(false);
        }
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                clock.stop();
            } else if (!work.isEmpty()) {
                clock.play();
            }
        });
    }

    void show(String sizeWords, String noteWords) {
        size.setText(sizeWords);
        note.setText(noteWords);
    }

    /// Says what is under way; what is done at once is not worth a spinner.
    ///
    /// @param words empty for nothing
    void busy(String words, Runnable stop) {
        cancel.setOnAction(_ -> stop.run());
        if (words.equals(work)) {
            return;
        }
        work = words;
        since = System.nanoTime();
        if (words.isEmpty()) {
            clock.stop();
        } else if (getScene() != null) {
            clock.play();
        }
        tick();
    }

    private void tick() {
        long millis = (System.nanoTime() - since) / 1_000_000;
        boolean shown = !work.isEmpty() && millis >= LATE;
        busy.setVisible(shown);
        spinner.setVisible(shown);
        cancel.setVisible(shown);
        busy.setText(shown ? String.format(Locale.ROOT, "%s %.1f s", work, millis / 1000.0) : "");
    }
}

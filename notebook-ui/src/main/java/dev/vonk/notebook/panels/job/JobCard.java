package dev.vonk.notebook.panels.job;

import dev.vonk.kernel.protocol.Answer.JobView;
import dev.vonk.kernel.status.Figures;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A job that runs: how far it is, and a button that cancels it.
public final class JobCard extends VBox {
    private final Label cell = new Label();
    private final Label query = new Label();
    private final Label time = new Label();
    private final Button cancel = new Button("Cancel");
    private final ProgressBar bar = new ProgressBar();
    private final Label figures = new Label();
    private final Label note = new Label();

    /// @param interrupt stops the cell that asked for the job
    public JobCard(Runnable interrupt) {
        getStyleClass().add("job-card");
        cell.getStyleClass().add("panel-code");
        query.setWrapText(true);
        query.setTooltip(new Tooltip());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        time.getStyleClass().add("panel-muted");
        cancel.getStyleClass().addAll("small", "job-cancel");
        cancel.setOnAction(_ -> interrupt.run());
        List.of(cell, time, cancel).forEach(each -> each.setMinWidth(Region.USE_PREF_SIZE));
        HBox head = new HBox(cell, gap, time, cancel);
        head.getStyleClass().add("job-head");
        head.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("small");
        figures.getStyleClass().add("panel-muted");
        figures.setWrapText(true);
        note.getStyleClass().add("panel-warning");
        note.setWrapText(true);
        getChildren().addAll(head, query, bar, figures, note);
    }

    public void show(JobView job) {
        setId("job-" + job.id());
        cell.setText(job.cell().isEmpty() ? "" : "[" + job.cell() + "]");
        query.setText(job.query());
        query.getTooltip().setText(job.query());
        time.setText(time(job.seconds()));
        bar.setProgress(job.tasks() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) job.tasksDone() / job.tasks());
        bar.setAccessibleText(job.tasksDone() + " of " + job.tasks() + " tasks of " + job.query());
        figures.setText(figures(job));
        note.setText(job.note());
        note.setVisible(!job.note().isEmpty());
        note.setManaged(!job.note().isEmpty());
        cancel.setVisible(!job.cell().isEmpty());
        cancel.setManaged(!job.cell().isEmpty());
        cancel.setAccessibleText("Cancel " + job.query() + " of cell " + job.cell());
        cancel.setTooltip(new Tooltip("Interrupts cell [" + job.cell() + "]"));
    }

    /// Such as `stage 2 of 3 · 41 of 128 tasks · 1,200 rows · 34.0 MiB`.
    static String figures(JobView job) {
        List<String> parts = new ArrayList<>();
        if (job.stages() > 0) {
            parts.add(job.stagesDone() + " of " + job.stages() + (job.stages() == 1 ? " stage" : " stages"));
        }
        if (job.tasks() > 0) {
            parts.add(job.tasksDone() + " of " + job.tasks() + (job.tasks() == 1 ? " task" : " tasks"));
        }
        parts.add(Figures.count(job.rows()) + (job.rows() == 1 ? " row" : " rows"));
        if (job.bytes() > 0) {
            parts.add(Figures.bytes(job.bytes()));
        }
        if (job.spilled() > 0) {
            parts.add("spilled " + Figures.bytes(job.spilled()));
        }
        return String.join(" · ", parts);
    }

    static String time(double seconds) {
        return Figures.time((long) (seconds * 1e9));
    }
}

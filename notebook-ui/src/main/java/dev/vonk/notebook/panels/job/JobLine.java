package dev.vonk.notebook.panels.job;

import dev.vonk.kernel.protocol.Answer.JobView;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A job that has ended, on one line.
public final class JobLine extends HBox {

    public JobLine(JobView job) {
        getStyleClass().add("job-line");
        setAlignment(Pos.CENTER_LEFT);
        Label cell = new Label(job.cell().isEmpty() ? "" : "[" + job.cell() + "]");
        cell.getStyleClass().add("panel-code");
        Label query = new Label(job.query());
        query.setMinWidth(0);
        query.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(query, Priority.ALWAYS);
        Label time = new Label(JobCard.time(job.seconds()));
        time.getStyleClass().add("panel-muted");
        cell.setMinWidth(Region.USE_PREF_SIZE);
        time.setMinWidth(Region.USE_PREF_SIZE);
        Region dot = new Region();
        dot.getStyleClass().addAll("state-dot", "job-" + job.state());
        getChildren().addAll(dot, cell, query, time);
        String text = job.query() + ": " + job.state() + ", " + JobCard.figures(job)
                + (job.note().isEmpty() ? "" : "\n" + job.note());
        Tooltip.install(this, new Tooltip(text));
        setAccessibleText(text);
    }
}

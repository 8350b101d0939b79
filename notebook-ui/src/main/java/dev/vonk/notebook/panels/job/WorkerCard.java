package dev.vonk.notebook.panels.job;

import dev.vonk.kernel.protocol.Answer.WorkerView;
import dev.vonk.kernel.status.Figures;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A worker: a box for each slot, filled where a task runs, and how much memory it holds; for a lost one, why it is
/// lost.
public final class WorkerCard extends VBox {
    private static final int MOST_BOXES = 64;

    public WorkerCard(WorkerView worker) {
        boolean there = isThere(worker);
        setId("worker-" + worker.name());
        getStyleClass().addAll("worker-card", "worker-" + worker.state());
        getChildren().add(head(worker));
        if (there) {
            getChildren().addAll(slots(worker), memory(worker), figures(worker));
        }
        if (!worker.ended().isEmpty()) {
            Label ended = new Label(worker.ended());
            ended.setWrapText(true);
            ended.getStyleClass().add(worker.state().equals("lost") ? "panel-danger" : "panel-muted");
            getChildren().add(ended);
        }
        setAccessibleText(worker.name() + ", " + worker.state()
                + (there ? ", " + slotsText(worker) + ", " + memoryText(worker) : ", " + worker.ended()));
    }

    /// Whether it runs tasks, or ends those that it runs.
    public static boolean isThere(WorkerView worker) {
        return worker.state().equals("alive") || worker.state().equals("draining");
    }

    private static HBox head(WorkerView worker) {
        Label name = new Label(worker.name());
        name.getStyleClass().add("worker-name");
        Label where = new Label(worker.where().isEmpty() ? "in the kernel" : worker.where());
        where.getStyleClass().add("panel-faint");
        where.setMinWidth(0);
        where.setMaxWidth(Double.MAX_VALUE);
        where.setTooltip(new Tooltip(where.getText()));
        HBox.setHgrow(where, Priority.ALWAYS);
        Label state = new Label(worker.state());
        state.getStyleClass().addAll("worker-state", "worker-state-" + worker.state());
        state.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(name, where, state);
        head.getStyleClass().add("job-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Node slots(WorkerView worker) {
        FlowPane boxes = new FlowPane();
        boxes.getStyleClass().add("worker-slots");
        for (int slot = 0; slot < Math.min(worker.slots(), MOST_BOXES); slot++) {
            Region box = new Region();
            box.getStyleClass().addAll("worker-slot",
                    slot < worker.running() ? "worker-slot-busy" : "worker-slot-free");
            boxes.getChildren().add(box);
        }
        return boxes;
    }

    private static Node memory(WorkerView worker) {
        ProgressBar bar = new ProgressBar(share(worker));
        bar.getStyleClass().addAll("small", "worker-memory");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Memory of " + worker.name());
        return bar;
    }

    private static Node figures(WorkerView worker) {
        Label slots = new Label(slotsText(worker));
        slots.getStyleClass().add("panel-muted");
        Label memory = new Label(memoryText(worker));
        memory.getStyleClass().add("panel-muted");
        FlowPane lines = new FlowPane(slots, memory);
        lines.getStyleClass().add("worker-figures");
        return lines;
    }

    private static double share(WorkerView worker) {
        return worker.memoryLimit() == 0 ? 0 : Math.min(1, (double) worker.memoryUsed() / worker.memoryLimit());
    }

    private static String slotsText(WorkerView worker) {
        return worker.running() + " of " + worker.slots() + (worker.slots() == 1 ? " slot busy" : " slots busy");
    }

    private static String memoryText(WorkerView worker) {
        return Figures.bytes(worker.memoryUsed()) + " of " + Figures.bytes(worker.memoryLimit());
    }
}

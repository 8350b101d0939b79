package dev.vonk.notebook.output.plan;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.notebook.output.text.TextBlock;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The plan of a table: a graph of its operators, or its text. Ctrl and the wheel make the graph larger or smaller, it is
/// moved by dragging; a click on an operator shows all of it.
public final class PlanView extends VBox {
    private static final double HEIGHT = 440;
    private static final double SMALLEST_AT_FIRST = 0.55;

    private final Label hint = new Label();
    private final Label detail = new Label();
    private final ToggleButton asText = new ToggleButton("Text");
    private final Button copy = new Button("Copy");
    private final StackPane body = new StackPane();

    public PlanView() {
        getStyleClass().add("output-plan");
        hint.setId("plan-hint");
        hint.getStyleClass().add("output-note");
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        asText.setId("plan-text");
        asText.getStyleClass().addAll("flat", "small");
        copy.getStyleClass().addAll("flat", "small");
        copy.setAccessibleText("Copy the plan as text");
        HBox head = new HBox(hint, asText, copy);
        head.getStyleClass().add("output-popup-line");
        detail.setId("plan-detail");
        detail.getStyleClass().add("output-plan-all");
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        detail.managedProperty().bind(detail.visibleProperty());
        detail.setVisible(false);
        getChildren().setAll(head, body, detail);
        message("Asking for the plan…");
    }

    /// Says why there is no plan to see.
    public void message(String text) {
        hint.setText(text);
        asText.setDisable(true);
        copy.setDisable(true);
        body.getChildren().clear();
        detail.setVisible(false);
    }

    public void show(Answer.Plan plan) {
        hint.setText(PlanFigures.haveRun(plan.operators())
                ? "Rows flow downwards. Ctrl+wheel to zoom."
                : "Not run yet: run an action, such as count(), to see rows and times.");
        asText.setDisable(plan.operators().isEmpty());
        copy.setDisable(false);
        copy.setOnAction(_ -> copy(plan.text()));
        asText.setSelected(plan.operators().isEmpty());
        Node graph = scrolled(new PlanGraph(plan.operators(), operator -> {
            detail.setText(PlanFigures.all(operator, PlanFigures.totalNanos(plan.operators())));
            detail.setVisible(true);
        }));
        TextBlock text = new TextBlock("output-plan-text");
        text.show(plan.text());
        asText.setOnAction(_ -> body.getChildren().setAll(asText.isSelected() ? text : graph));
        body.getChildren().setAll(asText.isSelected() ? text : graph);
        detail.setVisible(false);
    }

    private static ScrollPane scrolled(PlanGraph graph) {
        Group group = new Group(graph);
        ScrollPane scroll = new ScrollPane(new Group(group));
        scroll.getStyleClass().add("output-plan-scroll");
        scroll.setPannable(true);
        double scale = Math.clamp(HEIGHT / (graph.getPrefHeight() + 4), SMALLEST_AT_FIRST, 1);
        zoom(group, scale);
        scroll.setPrefHeight(Math.min(HEIGHT, graph.getPrefHeight() * scale + 4));
        scroll.setMinHeight(scroll.getPrefHeight());
        scroll.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.isShortcutDown() && event.getDeltaY() != 0) {
                zoom(group, Math.clamp(group.getScaleX() * Math.exp(event.getDeltaY() / 400), 0.25, 3));
                event.consume();
            }
        });
        return scroll;
    }

    private static void zoom(Node node, double scale) {
        node.setScaleX(scale);
        node.setScaleY(scale);
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}

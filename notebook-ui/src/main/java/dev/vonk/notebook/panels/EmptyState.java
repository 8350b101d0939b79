package dev.vonk.notebook.panels;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Stands where there is nothing to show: why, and what to do.
final class EmptyState extends VBox {
    static final String NO_KERNEL = "No kernel yet";

    private final Label title = new Label();
    private final Label text = new Label();

    EmptyState(String title, String text) {
        getStyleClass().add("panel-empty");
        this.title.getStyleClass().add("panel-empty-title");
        this.text.getStyleClass().add("panel-empty-text");
        this.title.setWrapText(true);
        this.text.setWrapText(true);
        getChildren().addAll(this.title, this.text);
        say(title, text);
    }

    void say(String newTitle, String newText) {
        title.setText(newTitle);
        text.setText(newText);
    }
}

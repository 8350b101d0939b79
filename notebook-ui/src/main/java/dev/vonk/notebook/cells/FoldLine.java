package dev.vonk.notebook.cells;

import javafx.scene.control.Button;

/// A line that stands for something folded; pressing it unfolds.
final class FoldLine {
    private FoldLine() {}

    static Button of(String text, Runnable unfold) {
        Button line = new Button(text);
        line.setGraphic(new Icon("caret-right"));
        line.getStyleClass().addAll("flat", "fold-line");
        line.setAccessibleText("Unfold: " + text);
        line.setMaxWidth(Double.MAX_VALUE);
        line.setOnAction(_ -> unfold.run());
        return line;
    }
}

package dev.vonk.notebook.output.text;

import java.util.Locale;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/// A text of any length: short ones whole, long ones in a window of lines that can be made larger.
public final class TextBlock extends VBox {
    private static final int FOLDED_LINES = 24;
    private static final int UNFOLDED_LINES = 120;

    private final LineView lines = new LineView();
    private final Hyperlink more = new Hyperlink();
    private boolean unfolded;

    /// @param kind a style class that says what the text is
    public TextBlock(String kind) {
        getStyleClass().addAll("output-text", kind);
        more.getStyleClass().add("output-more");
        more.setOnAction(_ -> {
            unfolded = !unfolded;
            fold();
        });
        getChildren().add(lines);
    }

    public void show(String text) {
        lines.show(text);
        fold();
    }

    public LineView lines() {
        return lines;
    }

    private void fold() {
        lines.limit(unfolded ? UNFOLDED_LINES : FOLDED_LINES);
        boolean isLong = lines.count() > FOLDED_LINES;
        more.setText(unfolded
                ? "Show fewer lines"
                : String.format(Locale.ROOT, "%,d lines · show more", lines.count()));
        more.setVisited(false);
        if (isLong && !getChildren().contains(more)) {
            getChildren().add(more);
        } else if (!isLong) {
            getChildren().remove(more);
        }
    }
}

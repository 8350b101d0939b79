package dev.vonk.notebook.output.text;

import dev.vonk.kernel.document.export.AnsiText;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
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

    /// Shows a text in colours of its own.
    ///
    /// @param spans the pieces of each line
    public void show(String text, List<List<AnsiText.Span>> spans) {
        lines.show(text, spans);
        fold();
    }

    /// What a click on a place such as `#3:12` does, or Enter for the first one in sight.
    public void onPlace(Consumer<CellPlace> action) {
        lines.onPlace(action);
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

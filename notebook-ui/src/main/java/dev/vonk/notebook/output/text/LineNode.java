package dev.vonk.notebook.output.text;

import dev.vonk.kernel.document.export.AnsiText;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The line that is drawn in one place of a [LineView]; it takes up another one when the view is scrolled.
final class LineNode extends Pane {
    private static final double NEVER_WRAPPED = 1e6;

    private final Path mark = new Path();
    private final TextFlow flow = new TextFlow();
    private int line = -1;
    private int length;

    LineNode() {
        mark.getStyleClass().add("output-mark");
        mark.setManaged(false);
        flow.setManaged(false);
        getChildren().setAll(mark, flow);
        setManaged(false);
        setMouseTransparent(true);
    }

    int line() {
        return line;
    }

    void show(int newLine, List<AnsiText.Span> spans) {
        line = newLine;
        length = spans.stream().mapToInt(span -> span.text().length()).sum();
        flow.getChildren().setAll(spans.stream().map(LineNode::text).toList());
        flow.resize(NEVER_WRAPPED, flow.prefHeight(-1));
    }

    /// Draws the selection from a letter to a letter; none where they are the same.
    void select(int from, int to) {
        int end = Math.min(to, length);
        if (from >= end) {
            mark.getElements().clear();
        } else {
            mark.getElements().setAll(flow.rangeShape(from, end));
        }
    }

    int letterAt(double x) {
        return length == 0 ? 0 : Math.clamp(flow.hitTest(new Point2D(x, 2)).getInsertionIndex(), 0, length);
    }

    private static Text text(AnsiText.Span span) {
        Text text = new Text(span.text());
        text.getStyleClass().add("output-line");
        text.getStyleClass().addAll(span.classes());
        if (!span.foreground().isEmpty()) {
            text.setStyle("-fx-fill: " + span.foreground() + ";");
        }
        return text;
    }
}

package dev.vonk.notebook.editor;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.fxmisc.richtext.CodeArea;

/// What belongs to whole lines: their numbers, and the mark of the one that failed.
final class LineMarks {
    private final CodeArea area;
    private int failed;

    LineMarks(CodeArea area) {
        this.area = area;
    }

    void number(boolean shown) {
        boolean before = area.getParagraphGraphicFactory() != null;
        if (before != shown) {
            area.setParagraphGraphicFactory(shown ? LineMarks::label : null);
        }
    }

    private static Node label(int index) {
        Label label = new Label(String.valueOf(index + 1));
        label.getStyleClass().setAll("code-line-number");
        label.setAlignment(Pos.TOP_RIGHT);
        return label;
    }

    /// @param line from 1; 0 for none
    void fail(int line) {
        if (line == failed) {
            return;
        }
        style(failed, List.of());
        style(line, List.of("failed-line"));
        failed = line;
    }

    private void style(int line, List<String> classes) {
        if (line > 0 && line <= area.getParagraphs().size()) {
            area.setParagraphStyle(line - 1, classes);
        }
    }
}

package dev.vonk.notebook.output.grid;

import dev.vonk.notebook.output.tree.ValueText;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// The row that is drawn in one place of a grid: a background and a text for each column in sight.
final class GridRow extends Region {
    static final double PADDING = 9;
    private static final int LETTERS = 400;

    private final List<Text> texts = new ArrayList<>();
    private final Region placeholder = new Region();
    private long row = -1;
    private int version = -1;

    GridRow(boolean odd) {
        getStyleClass().addAll("grid-row", odd ? "grid-row-odd" : "grid-row-even");
        placeholder.getStyleClass().add("grid-placeholder");
        placeholder.setManaged(false);
        placeholder.setVisible(false);
        getChildren().add(placeholder);
        setManaged(false);
    }

    long row() {
        return row;
    }

    boolean isOf(long wanted, int wantedVersion) {
        return row == wanted && version == wantedVersion;
    }

    /// @param items null while the row is not here
    void show(long newRow, int newVersion, @Nullable List<?> items, List<GridColumn> columns, ColumnLayout layout,
            Glyphs glyphs, double height) {
        row = newRow;
        version = newVersion;
        placeholder.setVisible(items == null);
        for (int index = 0; index < columns.size(); index++) {
            if (index == texts.size()) {
                texts.add(newText());
                getChildren().add(texts.getLast());
            }
            GridColumn column = columns.get(index);
            Text text = texts.get(index);
            text.setVisible(items != null);
            if (items != null) {
                Object item = items.get(column.field().index());
                show(text, column, item, glyphs, height);
                if (item != null && column.field().isNumber()) {
                    layout.need(column.field().index(), glyphs.width(item.toString()) + 2 * PADDING + 1);
                }
            }
        }
        for (int index = columns.size(); index < texts.size(); index++) {
            texts.get(index).setVisible(false);
        }
        if (items == null && !columns.isEmpty()) {
            GridColumn first = columns.getFirst();
            double from = first.x() + PADDING;
            placeholder.resizeRelocate(from, Math.round(height * 0.3),
                    Math.max(20, columns.getLast().x() + columns.getLast().width() * 0.6 - from),
                    Math.round(height * 0.4));
        }
    }

    private static Text newText() {
        Text text = new Text();
        text.getStyleClass().add("grid-text");
        text.setTextOrigin(VPos.CENTER);
        text.setManaged(false);
        text.setMouseTransparent(true);
        return text;
    }

    private static void show(Text text, GridColumn column, @Nullable Object item, Glyphs glyphs, double height) {
        double room = column.width() - 2 * PADDING;
        String whole = ValueText.shortened(item, LETTERS);
        String shown = glyphs.cut(whole, room);
        if (!shown.equals(text.getText())) {
            text.setText(shown);
        }
        text.pseudoClassStateChanged(Grid.NULL, item == null);
        double slack = column.field().isNumber() ? Math.max(0, room - glyphs.width(shown)) : 0;
        text.setLayoutX(Math.round(column.x() + PADDING + slack));
        text.setLayoutY(Math.round(height / 2));
    }
}

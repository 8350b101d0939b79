package dev.vonk.notebook.output.tree;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Draws an entry: its name, its type, and its value or how much it holds.
final class EntryCell extends TreeCell<ValueTree.Entry> {
    private static final int LETTERS = 400;
    private static final int TYPE_LETTERS = 14;

    private final Text name = styled("output-tree-name");
    private final Text type = styled("output-tree-type");
    private final Text value = styled("output-tree-value");
    /// A box, not a flow, which would break lines.
    private final HBox line = new HBox();

    EntryCell() {
        getStyleClass().add("output-tree-cell");
        line.getStyleClass().add("output-tree-line");
        // Otherwise the cell would ask for all of its text's width.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(ValueTree.@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(entry.name().isEmpty() ? "" : entry.name() + "  ");
        type.setText(entry.type().isEmpty() ? "" : ValueText.shortened(entry.type(), TYPE_LETTERS) + "  ");
        value.setText(shown(entry.value()));
        value.getStyleClass().removeAll("output-null", "output-tree-text", "output-tree-size");
        value.getStyleClass().add(look(entry.value()));
        line.getChildren().setAll(Stream.of(name, type, value).filter(text -> !text.getText().isEmpty()).toList());
        setGraphic(line);
        setAccessibleText(name.getText() + type.getText() + value.getText());
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> "{" + counted(map.size(), "field") + "}  " + ValueText.shortened(map, 80);
            case List<?> list -> "[" + counted(list.size(), "item") + "]  " + ValueText.shortened(list, 80);
            case null, default -> ValueText.shortened(value, LETTERS);
        };
    }

    private static String look(@Nullable Object value) {
        return switch (value) {
            case null -> "output-null";
            case Map<?, ?> _ -> "output-tree-size";
            case List<?> _ -> "output-tree-size";
            default -> "output-tree-text";
        };
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static Text styled(String style) {
        Text text = new Text();
        text.getStyleClass().add(style);
        return text;
    }
}

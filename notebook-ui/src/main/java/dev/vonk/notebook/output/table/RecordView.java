package dev.vonk.notebook.output.table;

import dev.vonk.notebook.output.rows.TableField;
import dev.vonk.notebook.output.tree.ValueTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One row as a list of names and values, those that hold others unfolded step by step; below, the whole of the value
/// that is selected, where it is long.
final class RecordView extends VBox {
    private static final int LONG = 60;

    private final List<TableField> fields;
    private final Label title = new Label();
    private final ValueTree tree = new ValueTree();
    private final TextArea whole = new TextArea();

    /// @param step goes to the row before or behind
    RecordView(List<TableField> fields, IntConsumer step, Runnable close) {
        this.fields = fields;
        setId("record-view");
        getStyleClass().add("output-record");
        title.getStyleClass().add("output-popup-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(title, button("▲", "Row before", () -> step.accept(-1)),
                button("▼", "Next row", () -> step.accept(1)), button("×", "Close the record", close));
        head.getStyleClass().add("output-record-head");
        tree.setId("record-tree");
        tree.setMinHeight(60);
        VBox.setVgrow(tree, Priority.ALWAYS);
        whole.setEditable(false);
        whole.setWrapText(true);
        whole.setPrefRowCount(4);
        whole.setMinHeight(Region.USE_PREF_SIZE);
        whole.getStyleClass().add("output-record-whole");
        whole.setAccessibleText("The whole value");
        whole.managedProperty().bind(whole.visibleProperty());
        whole.setVisible(false);
        getChildren().setAll(head, tree, whole);
        tree.getSelectionModel().selectedItemProperty()
                .subscribe(item -> showWhole(item == null ? null : item.getValue().value()));
    }

    private static Button button(String text, String words, Runnable action) {
        Button button = new Button(text);
        button.getStyleClass().addAll("flat", "small");
        button.setAccessibleText(words);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// @param row null while it is not here
    void show(long index, @Nullable List<?> row) {
        title.setText(String.format(Locale.ROOT, "Row %,d", index + 1));
        int at = tree.getSelectionModel().getSelectedIndex();
        List<ValueTree.Entry> entries = new ArrayList<>();
        for (TableField field : fields) {
            entries.add(new ValueTree.Entry(field.name(), field.type(),
                    row == null ? "…" : row.get(field.index())));
        }
        tree.show(entries);
        tree.getSelectionModel().select(at);
    }

    private void showWhole(@Nullable Object value) {
        boolean isLong = value instanceof String text && (text.length() > LONG || text.indexOf('\n') >= 0);
        whole.setVisible(isLong);
        whole.setText(isLong ? String.valueOf(value) : "");
    }
}

package dev.vonk.notebook.panels.variable;

import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/// The table of variables: columns, marks, menu.
public final class VariableTable {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    /// In a narrower table every column would be cut; the sizes stand where the types are pointed at.
    private static final double ROOM_FOR_SIZES = 340;

    private VariableTable() {}

    /// What can be done with a variable.
    public interface Actions {
        /// Makes a cell with a text.
        void insert(String cell);

        void copy(String text);
    }

    public static TableView<VariableRow> of(ObservableList<VariableRow> rows, Actions actions) {
        TableView<VariableRow> table = new TableView<>(rows);
        table.setId("variables-table");
        table.setAccessibleText("Variables");
        table.getStyleClass().addAll("dense", "panel-table", "variables-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("Name", 80, VariableRow::name, VariableRow::name));
        table.getColumns().add(column("Type", 105, VariableRow::type, VariableTable::typeAndSize));
        TableColumn<VariableRow, String> size = column("Size", 90, row -> row.variable().size(),
                row -> row.variable().size());
        table.getColumns().add(size);
        table.getColumns().add(column("Value", 130, row -> row.variable().preview(), row -> row.variable().preview()));
        table.widthProperty().subscribe(width -> size.setVisible(width.doubleValue() >= ROOM_FOR_SIZES));
        table.setRowFactory(_ -> new Row(actions));
        return table;
    }

    private static String typeAndSize(VariableRow row) {
        String size = row.variable().size();
        return row.variable().type() + (size.isEmpty() ? "" : "\n" + size);
    }

    private static TableColumn<VariableRow, String> column(String title, double width,
            Function<VariableRow, String> text, Function<VariableRow, String> full) {
        TableColumn<VariableRow, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(40);
        column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
        column.setCellFactory(_ -> new FullTextCell<>(full));
        column.getStyleClass().add("panel-column-" + title.toLowerCase(Locale.ROOT));
        return column;
    }

    /// Shows its text and, when pointed at, the whole of it.
    static final class FullTextCell<R> extends TableCell<R, String> {
        private final Function<R, String> full;
        private final Tooltip tooltip = new Tooltip();

        FullTextCell(Function<R, String> full) {
            this.full = full;
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(480);
        }

        @Override
        protected void updateItem(@Nullable String text, boolean isEmpty) {
            super.updateItem(text, isEmpty);
            R row = getTableRow() == null ? null : getTableRow().getItem();
            setText(isEmpty ? null : text);
            String whole = isEmpty || row == null ? "" : full.apply(row);
            tooltip.setText(whole);
            setTooltip(whole.isEmpty() ? null : tooltip);
        }
    }

    /// A line with the mark of a changed value.
    private static final class Row extends TableRow<VariableRow> {
        private final ContextMenu menu = new ContextMenu();

        Row(Actions actions) {
            getStyleClass().add("variable-row");
            menu.getItems().addAll(
                    item("Show in a new cell", () -> actions.insert(getItem().name())),
                    item("Copy name", () -> actions.copy(getItem().name())),
                    item("Copy type", () -> actions.copy(getItem().variable().type())),
                    item("Copy value", () -> actions.copy(getItem().variable().preview())));
            setOnMouseClicked(event -> {
                if (getItem() != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                    actions.insert(getItem().name());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable VariableRow row, boolean isEmpty) {
            super.updateItem(row, isEmpty);
            boolean changed = row != null && !isEmpty && row.changed();
            pseudoClassStateChanged(CHANGED, changed);
            setContextMenu(isEmpty ? null : menu);
            setAccessibleText(row == null
                    ? ""
                    : row.name() + ", " + row.type() + ", " + row.variable().preview()
                            + (changed ? ", changed" : ""));
        }

        private static MenuItem item(String title, Runnable action) {
            MenuItem item = new MenuItem(title);
            item.setOnAction(_ -> action.run());
            return item;
        }
    }
}

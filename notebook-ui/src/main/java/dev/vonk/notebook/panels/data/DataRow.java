package dev.vonk.notebook.panels.data;

import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line of the data panel: an icon, the name, and what kind it is. It can be dragged into a cell.
public final class DataRow extends TreeCell<DataItem> {

    /// What can be done with a line.
    public interface Actions {
        /// Shows it, as is usual for its kind.
        void open(DataItem item);

        /// Makes a cell with a text.
        void insert(String cell);

        void copy(String text);
    }

    private final Actions actions;
    private final Region icon = new Region();
    private final Label label = new Label();
    private final Label detail = new Label();
    private final HBox line = new HBox(icon, label, detail);
    private final Tooltip tooltip = new Tooltip();

    public DataRow(Actions actions) {
        this.actions = actions;
        getStyleClass().add("data-row");
        detail.getStyleClass().add("panel-faint");
        detail.setAlignment(Pos.CENTER_RIGHT);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        line.getStyleClass().add("data-line");
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        tooltip.getStyleClass().add("data-schema");
        tooltip.setOnShowing(_ -> load());
        setOnDragDetected(this::drag);
        setOnMouseClicked(event -> {
            if (getItem() != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                actions.open(getItem());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable DataItem item, boolean isEmpty) {
        super.updateItem(item, isEmpty);
        tooltip.textProperty().unbind();
        setTooltip(null);
        setContextMenu(null);
        if (isEmpty || item == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        icon.getStyleClass().setAll("panel-icon", "data-icon-" + kind(item));
        label.setText(item.label());
        label.getStyleClass().setAll("label", "data-" + kind(item));
        label.setWrapText(item instanceof DataItem.Note);
        detail.setText(item.detail());
        setGraphic(line);
        setAccessibleText(item.detail().isEmpty() ? item.label() : item.label() + ", " + item.detail());
        describe(item);
        ContextMenu menu = menu(item);
        setContextMenu(menu.getItems().isEmpty() ? null : menu);
    }

    private void describe(DataItem item) {
        switch (item) {
            case DataItem.Table _ -> follow();
            case DataItem.File file when file.isData() -> follow();
            case DataItem.File file -> explain(file.path());
            case DataItem.Folder folder -> explain(folder.path());
            case DataItem.Section section -> explain(section.detail());
            case DataItem.Column column -> explain(column.label() + "  " + column.detail());
            case DataItem.Note note -> explain(note.label());
        }
    }

    private void explain(String text) {
        tooltip.setText(text);
        setTooltip(text.isEmpty() ? null : tooltip);
    }

    /// The tooltip shows the columns, from when they are known.
    private void follow() {
        if (getTreeItem() instanceof DataNode node) {
            tooltip.textProperty().bind(node.schema());
            setTooltip(tooltip);
        }
    }

    private void load() {
        if (getTreeItem() instanceof DataNode node && node.getValue() instanceof DataItem.File) {
            node.load();
        }
    }

    private void drag(MouseEvent event) {
        DataItem item = getItem();
        if (item == null || item.code().isEmpty()) {
            return;
        }
        ClipboardContent content = new ClipboardContent();
        content.putString(item.code().get());
        startDragAndDrop(TransferMode.COPY).setContent(content);
        event.consume();
    }

    private ContextMenu menu(DataItem item) {
        ContextMenu menu = new ContextMenu();
        item.cell().ifPresent(cell -> add(menu, "Show in a new cell", () -> actions.insert(cell)));
        if (item instanceof DataItem.Table table) {
            add(menu, "Show with SQL in a new cell", () -> actions.insert(table.sql()));
        }
        if (item instanceof DataItem.File file && !file.isData()) {
            add(menu, "Open", () -> actions.open(file));
        }
        item.code().ifPresent(code -> add(menu, "Copy code", () -> actions.copy(code)));
        if (item.code().isPresent()) {
            add(menu, "Copy name", () -> actions.copy(item.label()));
        }
        if (item instanceof DataItem.File file) {
            add(menu, "Copy path", () -> actions.copy(file.path()));
        }
        return menu;
    }

    private static void add(ContextMenu menu, String title, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(_ -> action.run());
        menu.getItems().add(item);
    }

    private static String kind(DataItem item) {
        return switch (item) {
            case DataItem.Section _ -> "section";
            case DataItem.Table _ -> "table";
            case DataItem.Column _ -> "column";
            case DataItem.Folder _ -> "folder";
            case DataItem.File file when file.isData() -> "table";
            case DataItem.File _ -> "file";
            case DataItem.Note _ -> "note";
        };
    }
}

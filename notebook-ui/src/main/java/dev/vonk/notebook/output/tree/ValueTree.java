package dev.vonk.notebook.output.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Named values, those that hold others to be unfolded. Only what is unfolded and in sight has nodes. Ctrl+C copies the
/// value that is selected.
public final class ValueTree extends TreeView<ValueTree.Entry> {
    private static final double ROW = 24;
    private static final int MOST_CHILDREN = 10_000;

    /// @param type the type, where it is known; else empty
    public record Entry(String name, String type, @Nullable Object value) {}

    public ValueTree() {
        getStyleClass().add("output-tree");
        setAccessibleText("Values");
        setShowRoot(false);
        setFixedCellSize(ROW);
        setCellFactory(_ -> new EntryCell());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                copySelected();
                event.consume();
            }
        });
    }

    /// Shows these, one below the other.
    public void show(List<Entry> entries) {
        TreeItem<Entry> root = new TreeItem<>(new Entry("", "", null));
        root.getChildren().setAll(entries.stream().map(Item::new).toList());
        root.setExpanded(true);
        setRoot(root);
    }

    /// Shows one value; its first level is unfolded where it is small.
    public void show(@Nullable Object value) {
        show(children(value));
        if (getRoot().getChildren().size() == 1) {
            getRoot().getChildren().getFirst().setExpanded(true);
        }
    }

    /// How high all of it would be, or so many rows.
    public void limit(int mostRows) {
        double rows = Math.clamp(getExpandedItemCount(), 1, mostRows);
        setPrefHeight(rows * ROW + 4);
        setMinHeight(rows * ROW + 4);
        expandedItemCountProperty().subscribe(count -> {
            double height = Math.clamp(count.intValue(), 1, mostRows) * ROW + 4;
            setPrefHeight(height);
            setMinHeight(height);
        });
    }

    private void copySelected() {
        TreeItem<Entry> selected = getSelectionModel().getSelectedItem();
        if (selected == null) {
            return;
        }
        ClipboardContent content = new ClipboardContent();
        content.putString(ValueText.of(selected.getValue().value()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    static List<Entry> children(@Nullable Object value) {
        List<Entry> entries = new ArrayList<>();
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, item) -> entries.add(new Entry(String.valueOf(key), "", item)));
            case List<?> list -> {
                for (int index = 0; index < Math.min(list.size(), MOST_CHILDREN); index++) {
                    entries.add(new Entry(String.valueOf(index), "", list.get(index)));
                }
                if (list.size() > MOST_CHILDREN) {
                    entries.add(new Entry("…", "", (list.size() - MOST_CHILDREN) + " more"));
                }
            }
            case null, default -> entries.add(new Entry("", "", value));
        }
        return entries;
    }

    static boolean hasChildren(@Nullable Object value) {
        return value instanceof Map<?, ?> map && !map.isEmpty() || value instanceof List<?> list && !list.isEmpty();
    }

    /// Makes its children when they are asked for.
    private static final class Item extends TreeItem<Entry> {
        private boolean made;

        Item(Entry entry) {
            super(entry);
        }

        @Override
        public boolean isLeaf() {
            return !hasChildren(getValue().value());
        }

        @Override
        public ObservableList<TreeItem<Entry>> getChildren() {
            if (!made) {
                made = true;
                if (hasChildren(getValue().value())) {
                    super.getChildren().setAll(children(getValue().value()).stream().map(Item::new).toList());
                }
            }
            return super.getChildren();
        }
    }
}

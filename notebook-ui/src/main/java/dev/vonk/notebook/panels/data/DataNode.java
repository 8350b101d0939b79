package dev.vonk.notebook.panels.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TreeItem;
import org.jspecify.annotations.Nullable;

/// A node of the data panel's tree. What is under it may be asked for only when it is opened, and may be filtered.
public final class DataNode extends TreeItem<DataItem> {
    private final ReadOnlyStringWrapper schema = new ReadOnlyStringWrapper("");
    private @Nullable Asking question;
    private List<DataNode> all = List.of();
    private Predicate<DataItem> filter = _ -> true;
    private boolean loaded;

    public DataNode(DataItem item) {
        super(item);
    }

    /// Asks for what is under a node.
    public interface Asking {
        /// The answer comes to [#show] or [#refuse].
        void ask();

        /// An answer is not waited for any more.
        void forget();
    }

    /// From now on it is asked for what is under the node when the node is opened.
    public void asks(Asking asked) {
        question = asked;
        schema.set("Reading…");
        all = List.of(new DataNode(new DataItem.Note("Reading…")));
        filter(filter);
        expandedProperty().addListener(_ -> load());
    }

    /// Forgets what is under it and every answer that is still to come.
    public void clear() {
        loaded = false;
        all = List.of();
        filter(filter);
        if (question != null) {
            question.forget();
        }
    }

    /// The columns under it, a line each, once they are known.
    public ReadOnlyStringProperty schema() {
        return schema.getReadOnlyProperty();
    }

    /// Puts these nodes under it. Those that were there already stay as they are, opened or not.
    public void show(List<DataNode> nodes) {
        Map<String, DataNode> known = new HashMap<>();
        all.forEach(node -> known.put(node.getValue().key(), node));
        all = nodes.stream().map(node -> {
            DataNode old = known.get(node.getValue().key());
            return old == null || old.getValue().getClass() != node.getValue().getClass() ? node : old.become(node);
        }).toList();
        loaded = true;
        schema.set(all.stream().map(DataNode::getValue).filter(DataItem.Column.class::isInstance)
                .map(column -> column.label() + "  " + column.detail()).collect(Collectors.joining("\n")));
        filter(filter);
    }

    /// Puts a sentence under it that tells why nothing else is there. It is asked again when it is opened again.
    public void refuse(String sentence) {
        show(List.of(new DataNode(new DataItem.Note(sentence))));
        schema.set(sentence);
        loaded = false;
    }

    /// Asks for what is under it, unless that is known.
    public void load() {
        if (!loaded && question != null) {
            question.ask();
        }
    }

    /// Asks again for what was asked for once, here and further down.
    public void reload() {
        if (question != null && (loaded || isExpanded())) {
            question.ask();
        }
        all.forEach(DataNode::reload);
    }

    /// Shows only what passes, and what such things are in.
    public void filter(Predicate<DataItem> passes) {
        filter = passes;
        all.forEach(node -> node.filter(passes));
        List<DataNode> shown = all.stream().filter(DataNode::isShown).toList();
        if (!shown.equals(getChildren())) {
            getChildren().setAll(shown);
        }
    }

    private boolean isShown() {
        return switch (getValue()) {
            case DataItem.Section _,DataItem.Folder _,DataItem.Note _ -> true;
            case DataItem.Table table -> filter.test(table)
                    || all.stream().anyMatch(column -> filter.test(column.getValue()));
            case DataItem.File file -> filter.test(file);
            case DataItem.Column _ -> true;
        };
    }

    private DataNode become(DataNode newer) {
        if (!getValue().equals(newer.getValue())) {
            setValue(newer.getValue());
            loaded = false;
        }
        if (question == null) {
            show(newer.all);
        }
        return this;
    }
}

package dev.vonk.notebook.output.table;

import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.notebook.output.rows.QueryText;
import dev.vonk.notebook.output.rows.TableField;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;

/// The filters that are set, each with a way to be rid of it.
final class QueryChips extends FlowPane {
    private final List<TableField> fields;
    private final Consumer<TableQuery> changed;

    QueryChips(List<TableField> fields, Consumer<TableQuery> changed) {
        this.fields = fields;
        this.changed = changed;
        getStyleClass().add("output-chips");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(TableQuery query) {
        setVisible(!query.filters().isEmpty());
        getChildren().setAll(query.filters().stream().map(filter -> chip(query, filter)).toList());
        if (query.filters().size() > 1) {
            Hyperlink all = new Hyperlink("Clear all");
            all.setOnAction(_ -> changed.accept(new TableQuery(query.sort(), List.of())));
            getChildren().add(all);
        }
    }

    private Node chip(TableQuery query, TableQuery.Filter filter) {
        String words = QueryText.of(filter, fields);
        Button chip = new Button(words + "  ×");
        chip.getStyleClass().add("output-chip");
        chip.setAccessibleText("Remove the filter " + words);
        chip.setOnAction(_ -> changed.accept(QueryText.without(query, filter)));
        return chip;
    }
}

package dev.vonk.notebook.output.table;

import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.notebook.output.rows.QueryText;
import dev.vonk.notebook.output.rows.TableField;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Asks for a filter of a column: a test and a value.
final class FilterPopup extends VBox {
    private final ChoiceBox<TableQuery.Test> test = new ChoiceBox<>();
    private final TextField value = new TextField();

    /// @param set gets the filter; runs at most once
    FilterPopup(TableField field, Consumer<TableQuery.Filter> set) {
        setId("filter-popup");
        getStyleClass().addAll("output-popup", "output-filter");
        Label title = new Label(field.name());
        title.getStyleClass().add("output-popup-title");
        Label type = new Label(field.type());
        type.getStyleClass().add("output-popup-note");
        test.setId("filter-test");
        test.setAccessibleText("Test for " + field.name());
        test.getItems().setAll(tests(field));
        test.setConverter(new TestText());
        test.setValue(firstTest(field));
        value.setId("filter-value");
        value.setPromptText(field.isTime() ? "such as 2026-01-31" : "value");
        value.setAccessibleText("Value for " + field.name());
        value.setPrefColumnCount(14);
        value.disableProperty().bind(test.valueProperty().map(chosen -> !QueryText.takesValue(chosen)));
        Button apply = new Button("Filter");
        apply.setId("filter-apply");
        apply.getStyleClass().add("accent");
        apply.setDefaultButton(true);
        apply.disableProperty().bind(value.textProperty().isEmpty().and(value.disabledProperty().not()));
        apply.setOnAction(_ -> set.accept(filter(field)));
        value.setOnAction(_ -> apply.fire());
        getChildren().setAll(new HBox(title, type), new HBox(test, value, apply));
        getChildren().forEach(line -> line.getStyleClass().add("output-popup-line"));
    }

    void focusValue() {
        value.requestFocus();
    }

    private TableQuery.Filter filter(TableField field) {
        String text = QueryText.takesValue(test.getValue()) ? value.getText() : "";
        return new TableQuery.Filter(field.index(), test.getValue(), text);
    }

    /// Values that hold others can only be there or not.
    private static List<TableQuery.Test> tests(TableField field) {
        if (field.isNested()) {
            return List.of(TableQuery.Test.IS_NULL, TableQuery.Test.IS_NOT_NULL);
        }
        return Arrays.asList(TableQuery.Test.values());
    }

    private static TableQuery.Test firstTest(TableField field) {
        if (field.isNested()) {
            return TableQuery.Test.IS_NOT_NULL;
        }
        return field.isNumber() || field.isTime() ? TableQuery.Test.AT_LEAST : TableQuery.Test.CONTAINS;
    }

    private static final class TestText extends StringConverter<TableQuery.Test> {
        @Override
        public String toString(TableQuery.Test test) {
            return test == null ? "" : QueryText.of(test);
        }

        @Override
        public TableQuery.Test fromString(String text) {
            throw new UnsupportedOperationException("tests are chosen, not written");
        }
    }
}

package dev.vonk.notebook.output.table;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The buttons above a table.
final class TableToolbar extends HBox {
    /// What is seen of the table.
    enum Face { TABLE, CHART, PLAN }

    private final ToggleGroup faces = new ToggleGroup();
    final ToggleButton table = face("Table", Face.TABLE, "left-pill");
    final ToggleButton chart = face("Chart", Face.CHART, "center-pill");
    final ToggleButton plan = face("Plan", Face.PLAN, "right-pill");
    final ToggleButton summary = toggle("Summary", "table-summary", "What is in the columns");
    final ToggleButton record = toggle("Record", "table-record", "The current row as a record");
    final MenuButton columns = menu("Columns", "table-columns");
    final MenuButton save = menu("Save", "table-save");

    TableToolbar() {
        getStyleClass().add("output-table-toolbar");
        table.setSelected(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox pills = new HBox(table, chart, plan);
        getChildren().setAll(pills, gap, summary, record, columns, save);
    }

    /// What is asked for the grid makes no sense for the other faces.
    void showFor(Face face) {
        for (Node node : List.of(summary, record, columns)) {
            node.setDisable(face != Face.TABLE);
        }
    }

    void onFace(Consumer<Face> listener) {
        faces.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else if (now.getUserData() instanceof Face face) {
                listener.accept(face);
            }
        });
    }

    private ToggleButton face(String text, Face face, String pill) {
        ToggleButton button = new ToggleButton(text);
        button.setId("table-face-" + text.toLowerCase(Locale.ROOT));
        button.setUserData(face);
        button.setToggleGroup(faces);
        button.getStyleClass().addAll(pill, "small");
        button.setAccessibleText("Show as " + text.toLowerCase(Locale.ROOT));
        return button;
    }

    private static ToggleButton toggle(String text, String id, String words) {
        ToggleButton button = new ToggleButton(text);
        button.setId(id);
        button.getStyleClass().addAll("flat", "small");
        button.setAccessibleText(words);
        return button;
    }

    private static MenuButton menu(String text, String id) {
        MenuButton button = new MenuButton(text);
        button.setId(id);
        button.getStyleClass().addAll("flat", "small");
        button.setAccessibleText(text);
        return button;
    }
}

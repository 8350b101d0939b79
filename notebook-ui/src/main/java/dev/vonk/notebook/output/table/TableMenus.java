package dev.vonk.notebook.output.table;

import dev.vonk.notebook.output.grid.Grid;
import dev.vonk.notebook.output.rows.QueryText;
import dev.vonk.notebook.output.rows.TableField;
import dev.vonk.notebook.output.rows.TableRows;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menus of a table.
final class TableMenus {
    private static final int MOST_COLUMNS = 60;

    private TableMenus() {}

    /// What can be done with the current column and the selected cells.
    static ContextMenu cells(TablePreview table, Grid grid, TableRows rows) {
        int field = grid.currentField();
        TableField column = rows.content().fields().get(field);
        return new ContextMenu(
                item("Copy", () -> table.copy(false)),
                item("Copy with header", () -> table.copy(true)),
                item("Show row as record", () -> table.open(grid.selection().leadRow())),
                new SeparatorMenuItem(),
                item("Sort " + column.name() + " up", () -> table.ask(QueryText.sortedBy(rows.query(), field, false))),
                item("Sort " + column.name() + " down",
                        () -> table.ask(QueryText.sortedBy(rows.query(), field, true))),
                item("Filter " + column.name() + "…", () -> table.filter(field)),
                item("What is in " + column.name() + "…", () -> table.details(field)),
                new SeparatorMenuItem(),
                item("Fit column", () -> grid.fit(field)),
                item("Hide column", () -> grid.hideColumn(field, true)));
    }

    /// Fills the button that shows and hides columns when it is opened.
    static void columns(MenuButton button, Grid grid) {
        button.getItems().setAll(
                item("Fit all columns", grid::fitAll),
                item("Show all columns", () -> grid.columns().fields()
                        .forEach(field -> grid.hideColumn(field.index(), false))),
                new SeparatorMenuItem());
        for (TableField field : grid.columns().fields().stream().limit(MOST_COLUMNS).toList()) {
            CheckMenuItem item = new CheckMenuItem(field.name());
            item.setMnemonicParsing(false);
            item.setSelected(!grid.columns().isHidden(field.index()));
            item.setOnAction(_ -> grid.hideColumn(field.index(), !item.isSelected()));
            button.getItems().add(item);
        }
    }

    static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}

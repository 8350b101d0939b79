package dev.vonk.notebook.cells;

import dev.vonk.notebook.command.Command;
import dev.vonk.notebook.command.Commands;
import dev.vonk.notebook.command.Keys;
import dev.vonk.notebook.state.CellLanguage;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.Store;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What lies over the upper right corner of a cell: its language, and while the mouse is there, what can be done.
final class CellTools extends HBox {
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
    private static final PseudoClass AWAKE = PseudoClass.getPseudoClass("awake");
    private static final List<List<String>> MORE = List.of(
            List.of("run.stay", "run.above", "run.below"),
            List.of("cell.cut", "cell.copy", "cell.paste-below", "cell.split", "cell.merge"),
            List.of("cell.fold-input", "cell.fold-output", "cell.clear"),
            List.of("edit.to-java", "edit.to-sql", "edit.to-markdown", "edit.to-raw"));

    private final Store store;
    private final CellServices services;
    private final String id;
    private final Button badge = new Button();
    private boolean built;

    CellTools(Store store, CellServices services, String id) {
        this.store = store;
        this.services = services;
        this.id = id;
        getStyleClass().add("cell-tools");
        badge.getStyleClass().addAll("flat", "cell-badge");
        badge.setFocusTraversable(false);
        badge.setOnAction(_ -> languages());
        getChildren().add(badge);
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    void show(CellState cell, int hidden) {
        String folded = hidden > 0 ? hidden + (hidden == 1 ? " cell folded" : " cells folded") : "";
        boolean written = cell.language() == CellLanguage.MARKDOWN;
        badge.setText(hidden > 0 ? folded : cell.language().label());
        badge.setAccessibleText(hidden > 0 ? folded : "Language: " + cell.language().label());
        badge.pseudoClassStateChanged(QUIET, written && hidden == 0);
        badge.setOnAction(_ -> {
            if (hidden > 0) {
                store.send(new Event.FoldSection(id, false));
            } else {
                languages();
            }
        });
        badge.setId("badge-" + id);
    }

    /// Shows the tools while the mouse is over the cell.
    void awake(boolean hover) {
        pseudoClassStateChanged(AWAKE, hover);
        if (hover && !built) {
            built = true;
            getChildren().addAll(0, List.of(
                    tool("play", "Run this cell", () -> store.send(new Event.RunCell(id))),
                    tool("up", "Move up", () -> perform("cell.move-up")),
                    tool("down", "Move down", () -> perform("cell.move-down")),
                    tool("trash", "Delete", () -> perform("cell.delete")),
                    tool("more", "More", this::more)));
        }
        getChildren().stream().filter(child -> child != badge).forEach(child -> {
            child.setVisible(hover);
            child.setManaged(hover);
        });
    }

    private Button tool(String icon, String name, Runnable action) {
        Button button = Icon.button(icon, name, action);
        button.setId(icon + "-" + id);
        return button;
    }

    private void perform(String command) {
        store.send(new Event.Select(id, false));
        services.perform(Commands.of(command));
    }

    private void languages() {
        ContextMenu menu = new ContextMenu();
        for (CellLanguage language : CellLanguage.values()) {
            menu.getItems().add(item(language.label(), () -> {
                store.send(new Event.Select(id, false));
                store.send(new Event.ChangeLanguage(language));
            }));
        }
        menu.show(badge, Side.BOTTOM, 0, 2);
    }

    private void more() {
        ContextMenu menu = new ContextMenu();
        for (List<String> part : MORE) {
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            part.forEach(command -> menu.getItems().add(item(Commands.of(command))));
        }
        Node owner = lookup("#more-" + id);
        menu.show(owner == null ? badge : owner, Side.BOTTOM, 0, 2);
    }

    private MenuItem item(Command command) {
        String keys = command.shownKeys().map(Keys::label).map(label -> "   " + label).orElse("");
        MenuItem item = item(command.title() + keys, () -> perform(command.id()));
        item.setDisable(!command.possible().test(store.state()));
        return item;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }
}

package dev.vonk.notebook.app;

import dev.vonk.notebook.command.Command;
import dev.vonk.notebook.command.Commands;
import dev.vonk.notebook.command.Group;
import dev.vonk.notebook.command.Keys;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Keys as they are drawn in the palette and on the page of all keys.
final class KeyCap {
    private static final double PAGE_WIDTH = 760;
    private static final double PAGE_HEIGHT = 560;

    private KeyCap() {}

    static Label of(String keys) {
        Label cap = new Label(keys);
        cap.getStyleClass().add("key-cap");
        return cap;
    }

    /// All commands that have keys, by group.
    static Node page() {
        VBox page = new VBox(14);
        page.getStyleClass().add("keys-page");
        Label intro = new Label(
                "Command mode: a cell is selected. Edit mode: it is being written. Enter goes in, Esc goes out.");
        intro.setWrapText(true);
        page.getChildren().add(intro);
        for (Group group : Group.values()) {
            List<Command> commands = Commands.ALL.stream()
                    .filter(command -> command.group() == group && command.shownKeys().isPresent())
                    .toList();
            if (!commands.isEmpty()) {
                page.getChildren().addAll(head(group.label()), table(commands));
            }
        }
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setPrefSize(PAGE_WIDTH, PAGE_HEIGHT);
        scroll.setId("keys-page");
        return scroll;
    }

    private static GridPane table(List<Command> commands) {
        GridPane table = new GridPane(16, 6);
        for (int row = 0; row < commands.size(); row++) {
            Command command = commands.get(row);
            Label title = new Label(command.title());
            title.setMinWidth(300);
            table.addRow(row, title, caps(command.commandKeys()), caps(command.editKeys()));
        }
        return table;
    }

    private static FlowPane caps(List<Keys> keys) {
        FlowPane caps = new FlowPane(6, 4);
        caps.setPrefWrapLength(190);
        keys.stream().map(Keys::label).map(KeyCap::of).forEach(caps.getChildren()::add);
        return caps;
    }

    private static Label head(String text) {
        Label head = new Label(text);
        head.getStyleClass().add("title-4");
        return head;
    }
}

package dev.vonk.notebook.app;

import dev.vonk.notebook.command.Command;
import dev.vonk.notebook.command.Keys;
import dev.vonk.notebook.command.Palette;
import dev.vonk.notebook.state.NotebookState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Lies over the window: a field to write some letters of a command in, and the commands that have them.
final class CommandPalette extends StackPane {
    private static final int REMEMBERED = 12;

    private final Supplier<NotebookState> state;
    private final Consumer<Command> performer;
    private final Runnable closed;
    private final TextField field = new TextField();
    private final ListView<Command> list = new ListView<>();
    private final List<String> recent = new ArrayList<>();

    /// @param closed is run when it goes away, before a command is done
    CommandPalette(Supplier<NotebookState> state, Consumer<Command> performer, Runnable closed) {
        this.state = state;
        this.performer = performer;
        this.closed = closed;
        getStyleClass().add("palette-shade");
        setId("palette");
        field.setPromptText("Search all commands");
        field.setAccessibleText("Search all commands");
        field.setId("palette-field");
        list.setId("palette-list");
        list.setCellFactory(_ -> new Row());
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label("No command has these letters"));
        field.textProperty().addListener((_, _, _) -> search());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        setVisible(false);
    }

    void open() {
        if (getChildren().isEmpty()) {
            fill();
        }
        field.clear();
        search();
        setVisible(true);
        field.requestFocus();
    }

    /// When it is first opened: a list is much work for a window that starts. The field hears keys only
    /// once it has its styles.
    private void fill() {
        VBox box = new VBox(field, list);
        box.getStyleClass().add("palette");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        getChildren().add(box);
        applyCss();
    }

    private void close() {
        setVisible(false);
        closed.run();
    }

    private void search() {
        list.getItems().setAll(Palette.search(field.getText(), state.get(), recent));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> perform();
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(8);
            case PAGE_UP -> move(-8);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int size = list.getItems().size();
        if (size > 0) {
            int index = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, size - 1);
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - 5));
        }
    }

    private void perform() {
        Command command = list.getSelectionModel().getSelectedItem();
        close();
        if (command == null) {
            return;
        }
        recent.remove(command.id());
        recent.addFirst(command.id());
        if (recent.size() > REMEMBERED) {
            recent.removeLast();
        }
        performer.accept(command);
    }

    private final class Row extends ListCell<Command> {
        Row() {
            addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> {
                if (getItem() != null) {
                    list.getSelectionModel().select(getItem());
                    perform();
                }
            });
        }

        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                setText(null);
                return;
            }
            Label title = new Label(command.title());
            Label group = new Label(command.group().label());
            group.getStyleClass().add("palette-group");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox row = new HBox(title, group, gap);
            row.setSpacing(10);
            row.setAlignment(Pos.CENTER_LEFT);
            command.shownKeys().map(Keys::label).map(KeyCap::of).ifPresent(row.getChildren()::add);
            setGraphic(row);
            setAccessibleText(command.title());
        }
    }
}

package dev.vonk.notebook.app;

import dev.vonk.notebook.cells.Icon;
import dev.vonk.notebook.command.Command;
import dev.vonk.notebook.command.Commands;
import dev.vonk.notebook.command.Keys;
import dev.vonk.notebook.state.CellLanguage;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.KernelState.Phase;
import dev.vonk.notebook.state.NotebookState;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// The buttons below the menu. None takes the focus, so that one goes on where one was.
final class MainToolBar extends HBox {
    private final Consumer<Command> performer;
    private final ComboBox<CellLanguage> language = new ComboBox<>();
    private final Button interrupt;
    private final Button stale = new Button();
    private boolean showing;

    MainToolBar(Consumer<Command> performer, Consumer<Event> events) {
        this.performer = performer;
        getStyleClass().add("main-tool-bar");
        interrupt = button("stop", "kernel.interrupt");
        stale.getStyleClass().addAll("small", "stale-button");
        stale.setFocusTraversable(false);
        stale.setId("tool-run.stale");
        stale.setOnAction(_ -> performer.accept(Commands.of("run.stale")));
        language.getItems().setAll(CellLanguage.values());
        language.setConverter(new Labels());
        language.setFocusTraversable(false);
        language.setId("tool-language");
        language.setAccessibleText("Language of the cell");
        language.setOnAction(_ -> {
            if (!showing && language.getValue() != null) {
                events.accept(new Event.ChangeLanguage(language.getValue()));
            }
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(button("save", "file.save"), line(), button("plus", "cell.insert-below"),
                button("cut", "cell.cut"), button("copy", "cell.copy"), button("paste", "cell.paste-below"), line(),
                button("play", "run.next"), interrupt, button("restart", "kernel.restart"),
                button("play-all", "run.all"), line(), language, stale, gap, button("search", "help.palette"),
                button("theme", "view.theme"), button("panel", "view.panels"));
    }

    void show(NotebookState state) {
        showing = true;
        language.setValue(state.active().language());
        showing = false;
        interrupt.setDisable(state.kernel().phase() != Phase.BUSY);
        long out = state.cells().stream().filter(CellState::stale).count();
        stale.setText(out == 1 ? "Run 1 stale cell" : "Run " + out + " stale cells");
        stale.setVisible(out > 0);
        stale.setManaged(out > 0);
    }

    private Button button(String icon, String id) {
        Command command = Commands.of(id);
        String keys = command.shownKeys().map(Keys::label).map(label -> "  (" + label + ")").orElse("");
        Button button = Icon.button(icon, command.title(), command.title() + keys, () -> performer.accept(command));
        button.setId("tool-" + id);
        return button;
    }

    private static Separator line() {
        return new Separator(javafx.geometry.Orientation.VERTICAL);
    }

    private static final class Labels extends StringConverter<CellLanguage> {
        @Override
        public String toString(CellLanguage language) {
            return language == null ? "" : language.label();
        }

        @Override
        public CellLanguage fromString(String text) {
            return CellLanguage.valueOf(text);
        }
    }
}

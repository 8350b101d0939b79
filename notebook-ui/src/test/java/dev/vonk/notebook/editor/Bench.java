package dev.vonk.notebook.editor;

import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.CellLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;

/// One editor in a window, with what it hears and asks. A `|` in a text is the caret.
final class Bench {
    final FakeHelp help = new FakeHelp();
    final Heard heard = new Heard();
    final CellEditor editor;
    final Stage stage;
    /// Keys that came through to what is around the editor.
    final List<String> passed = new ArrayList<>();

    Bench(String text, CellLanguage language) {
        VBox page = FxTest.callFx(() -> new VBox(8));
        editor = FxTest.callFx(() -> new CellEditor(help, heard));
        FxTest.onFx(() -> {
            page.setPadding(new Insets(150, 16, 16, 16));
            page.getStylesheets().add(Objects.requireNonNull(CellEditor.class.getResource("editor.css"))
                    .toExternalForm());
            page.addEventHandler(KeyEvent.KEY_PRESSED, event -> passed.add(event.getCode().getName()));
            editor.show(text.replace("|", ""), language);
        });
        stage = FxTest.show(page, 800, 700);
        FxTest.onFx(() -> {
            // The lines of an editor take their colours when they come into a scene; one whose root has none yet
            // would leave them unknown, with a warning for each.
            page.getChildren().add(editor);
            editor.requestFocus();
            editor.setCaret(Math.max(0, text.indexOf('|')));
        });
        FxTest.settle();
        heard.events.clear();
    }

    static Bench java(String text) {
        return new Bench(text, CellLanguage.JAVA);
    }

    Bench type(String text) {
        FxTest.type(stage, text);
        return this;
    }

    Bench press(KeyCode code, KeyCode... held) {
        FxTest.press(stage, code, held);
        return this;
    }

    String text() {
        return FxTest.callFx(() -> editor.text().substring(0, editor.caret()) + "|"
                + editor.text().substring(editor.caret()));
    }

    /// A node in one of the popups.
    Optional<Node> inPopups(String selector) {
        return FxTest.callFx(() -> Window.getWindows().stream()
                .filter(window -> window instanceof Popup && window.isShowing())
                .map(window -> window.getScene().getRoot().lookup(selector))
                .filter(Objects::nonNull)
                .findFirst());
    }

    /// Has it asked, such as `complete wor|`.
    boolean hasAsked(String question) {
        return FxTest.callFx(() -> help.asked.contains(question));
    }
}

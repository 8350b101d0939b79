package dev.vonk.notebook.page;

import dev.vonk.notebook.cells.Icon;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A strip above the cells that says what is the matter and offers what can be done.
final class Banner extends HBox {

    /// @param kind `danger`, `warning` or `accent`
    /// @param answers what the buttons say and do, in order
    Banner(String kind, String text, Map<String, Runnable> answers) {
        getStyleClass().addAll("banner", "banner-" + kind);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(text);
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(new Icon(kind.equals("accent") ? "info" : "warning"), words);
        answers.forEach((answer, action) -> {
            Button button = new Button(answer);
            button.getStyleClass().add("small");
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> action.run());
            getChildren().add(button);
        });
    }
}

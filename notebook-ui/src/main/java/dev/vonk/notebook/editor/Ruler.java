package dev.vonk.notebook.editor;

import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// Not seen. The style sheet gives it the height of a line of code and the space above the letters, so that whoever lays
/// out text can ask for both before there is any.
final class Ruler extends Region {
    private final Text letter = new Text("X");

    Ruler() {
        getStyleClass().add("code-ruler");
        setManaged(false);
        setVisible(false);
        letter.getStyleClass().add("text");
        getChildren().add(letter);
    }

    double lineHeight() {
        return prefHeight(-1);
    }

    /// What the font itself wants as the height of a line.
    double letterHeight() {
        return letter.getLayoutBounds().getHeight();
    }

    double fontSize() {
        return letter.getFont().getSize();
    }

    double above() {
        return snappedTopInset();
    }
}

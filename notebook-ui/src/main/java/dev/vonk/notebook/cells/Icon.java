package dev.vonk.notebook.cells;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A small drawing; its shape and colour are in the style sheet under `.icon-NAME`.
public final class Icon extends StackPane {
    private final Region shape = new Region();

    public Icon(String name) {
        shape.getStyleClass().setAll("icon-shape", "icon-" + name);
        getStyleClass().add("icon");
        getChildren().add(shape);
        setMouseTransparent(true);
    }

    /// Shows another drawing.
    public void show(String name) {
        shape.getStyleClass().setAll("icon-shape", "icon-" + name);
    }

    /// A flat button with only a drawing. It does not take the focus: what it does has a key too.
    ///
    /// @param name what it does, for screen readers and as the tip
    public static Button button(String icon, String name, Runnable action) {
        return button(icon, name, name, action);
    }

    /// @param tip what is shown when the mouse is over it
    public static Button button(String icon, String name, String tip, Runnable action) {
        Button button = new Button();
        button.setGraphic(new Icon(icon));
        button.getStyleClass().addAll("flat", "icon-button");
        button.setAccessibleText(name);
        Tip.on(button, tip);
        button.setFocusTraversable(false);
        button.setAlignment(Pos.CENTER);
        button.setOnAction(_ -> action.run());
        return button;
    }
}

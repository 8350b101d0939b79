package dev.vonk.notebook.editor;

import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import javafx.stage.Screen;

/// A small window at the caret that never takes the focus.
final class EditorPopup {
    private static final String STYLE = Objects.requireNonNull(EditorPopup.class.getResource("editor.css"))
            .toExternalForm();
    private static final double GAP = 3;

    /// On which side of the caret's line it prefers to be.
    enum Side { BELOW, ABOVE }

    private final Popup popup = new Popup();
    private final Region content;
    private final Side side;

    EditorPopup(Region content, Side side) {
        this.content = content;
        this.side = side;
        content.getStyleClass().add("editor-popup");
        content.getStylesheets().add(STYLE);
        popup.getContent().add(content);
        popup.setAutoFix(false);
        popup.setHideOnEscape(false);
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /// Shows it, or moves it to where it should be now.
    ///
    /// @param caret on the screen
    /// @param fontSize of the editor's text, in pixels
    void show(Node owner, Bounds caret, double fontSize) {
        content.setStyle("-fx-font-size: " + fontSize + "px;");
        if (!popup.isShowing()) {
            popup.show(owner, caret.getMinX(), caret.getMaxY() + GAP);
        }
        content.applyCss();
        content.autosize();
        popup.sizeToScene();
        Rectangle2D screen = Screen.getScreensForRectangle(caret.getMinX(), caret.getMinY(), 1, 1).stream()
                .findFirst()
                .orElse(Screen.getPrimary())
                .getVisualBounds();
        double width = content.prefWidth(-1);
        popup.setX(Math.max(screen.getMinX(), Math.min(caret.getMinX(), screen.getMaxX() - width)));
        popup.setY(y(caret, screen, content.prefHeight(width)));
    }

    private double y(Bounds caret, Rectangle2D screen, double height) {
        double below = caret.getMaxY() + GAP;
        double above = caret.getMinY() - GAP - height;
        boolean fitsBelow = below + height <= screen.getMaxY();
        boolean fitsAbove = above >= screen.getMinY();
        boolean goesBelow = switch (side) {
            case BELOW -> fitsBelow || !fitsAbove;
            case ABOVE -> !fitsAbove;
        };
        return goesBelow ? below : above;
    }

    void hide() {
        popup.hide();
    }

    Region content() {
        return content;
    }
}

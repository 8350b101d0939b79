package dev.vonk.notebook.output.table;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.Region;
import javafx.stage.Popup;

/// Shows something in a frame over the window until the user turns elsewhere.
final class PopupFrame {
    private final Popup popup = new Popup();

    PopupFrame() {
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    void show(Region content, Node owner, double x, double y) {
        StackPane frame = new StackPane(content);
        frame.getStyleClass().add("output-popup-frame");
        frame.getStylesheets().setAll(owner.getScene().getStylesheets());
        popup.getContent().setAll(frame);
        Bounds bounds = owner.localToScreen(owner.getBoundsInLocal());
        popup.show(owner, bounds.getMinX() + x, bounds.getMinY() + y);
    }

    void hide() {
        popup.hide();
    }

    boolean isShowing() {
        return popup.isShowing();
    }
}

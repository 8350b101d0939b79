package dev.vonk.notebook.output.table;

import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;

/// Shows something in a frame over the window until the user turns elsewhere.
final class PopupFrame {
    /// A popup has a scene of its own, which knows nothing of the style sheets around its owner.
    private static final String STYLE = Objects
            .requireNonNull(PopupFrame.class.getResource("/dev/vonk/notebook/output/output.css")).toExternalForm();

    private final Popup popup = new Popup();

    PopupFrame() {
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    void show(Region content, Node owner, double x, double y) {
        StackPane frame = new StackPane(content);
        frame.getStyleClass().add("output-popup-frame");
        frame.getStylesheets().setAll(owner.getScene().getStylesheets());
        frame.getStylesheets().add(STYLE);
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

package dev.vonk.notebook.editor;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import org.fxmisc.richtext.CodeArea;

/// The scroll bar under lines that are too long. It lies in the room below the last line, so that nothing moves when it
/// comes.
final class SideBar extends ScrollBar {
    private final CodeArea area;

    SideBar(CodeArea area) {
        this.area = area;
        setOrientation(Orientation.HORIZONTAL);
        getStyleClass().add("code-scroll-bar");
        setFocusTraversable(false);
        setVisible(false);
        area.totalWidthEstimateProperty().addListener((_, _, _) -> measure());
        area.widthProperty().addListener((_, _, _) -> measure());
        area.estimatedScrollXProperty().addListener((_, _, _) -> follow());
        valueProperty().addListener((_, _, value) -> area.scrollXToPixel(value.doubleValue()));
    }

    private void measure() {
        double width = area.getWidth() - area.getInsets().getLeft() - area.getInsets().getRight();
        double hidden = area.getTotalWidthEstimate() - width;
        boolean needed = !area.isWrapText() && width > 0 && hidden > 1;
        setVisible(needed);
        if (needed) {
            setMax(hidden);
            setVisibleAmount(hidden * width / area.getTotalWidthEstimate());
            follow();
        }
    }

    private void follow() {
        double value = area.getEstimatedScrollX();
        if (isVisible() && Math.abs(value - getValue()) > 0.5) {
            setValue(Math.clamp(value, 0, getMax()));
        }
    }
}

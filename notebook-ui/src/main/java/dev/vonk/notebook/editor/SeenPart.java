package dev.vonk.notebook.editor;

import javafx.geometry.Bounds;
import javafx.scene.Scene;

/// Lays out the area of a tall editor only where it can be seen: the area keeps nodes for every line that it has room
/// for, so it gets room for a window's height and some more, and moves along as the page scrolls.
///
/// ```
/// editor ┌──────────┐
///        │          │
///  area  │┏━━━━━━━━┓│ offset: as far as the area lies below the editor's top, its text is scrolled up
///        │┃ window ┃│
///        │┗━━━━━━━━┛│
///        └──────────┘
/// ```
final class SeenPart {
    /// Room above and below the window, in pixels, so that scrolling a little needs no new lines.
    private static final double MARGIN = 240;

    private final CellEditor editor;
    private final CodePane area;
    private double offset;
    private boolean partial;

    SeenPart(CellEditor editor, CodePane area) {
        this.editor = editor;
        this.area = area;
        editor.localToSceneTransformProperty().addListener((_, _, _) -> scrolled());
        area.estimatedScrollYProperty().addListener((_, _, _) -> scrolled());
    }

    /// Gives the area its place in the editor.
    void layout(double left, double top, double width, double height) {
        Scene scene = editor.getScene();
        double room = scene == null ? height : Math.ceil(scene.getHeight()) + 2 * MARGIN;
        partial = !area.isWrapText() && height > room;
        offset = partial ? wantedOffset(height, room) : 0;
        area.resizeRelocate(left, top + offset, width, partial ? room : height);
        if (partial || area.getEstimatedScrollY() > 0) {
            area.scrollYToPixel(offset);
        }
    }

    private double wantedOffset(double height, double room) {
        return Math.rint(Math.clamp(seenFrom() - MARGIN, 0, height - room));
    }

    private double seenFrom() {
        Bounds inScene = editor.localToScene(editor.getLayoutBounds());
        return -inScene.getMinY();
    }

    private void scrolled() {
        if (!partial || editor.getScene() == null) {
            return;
        }
        double wanted = wantedOffset(editor.getHeight(), area.getHeight());
        boolean moved = Math.abs(wanted - offset) > MARGIN / 2;
        boolean slipped = Math.abs(area.getEstimatedScrollY() - offset) > 1;
        if (moved || slipped) {
            editor.requestLayout();
        }
    }
}

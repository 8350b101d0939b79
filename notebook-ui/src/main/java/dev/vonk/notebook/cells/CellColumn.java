package dev.vonk.notebook.cells;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Cells below each other, of which a part is seen. Only cells near that part are in the scene; the others have the
/// height they had last, or a guess. When heights above change, what is seen stays where it is.
final class CellColumn extends Region {
    /// How far beyond what is seen cells are built, in heights of what is seen.
    private static final double AHEAD = 0.75;
    private static final double WIDEST = 1_280;
    private static final double MARGIN = 14;
    private static final int ROUNDS = 4;

    private record Wanted(CellNode node, double from, double to) {}

    private final ScrollBar bar = new ScrollBar();
    private final Region dropMark = new Region();
    private List<CellNode> nodes = List.of();
    private double[] tops = {0};
    private double scroll;
    private @Nullable CellNode anchor;
    private double anchorOffset;
    private @Nullable CellNode pinned;
    private @Nullable Wanted wanted;
    private boolean placing;
    private boolean looking;

    CellColumn() {
        getStyleClass().add("cell-column");
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().addListener((_, _, value) -> draggedTo(value.doubleValue()));
        dropMark.getStyleClass().add("cell-drop-mark");
        dropMark.setManaged(false);
        dropMark.setVisible(false);
        dropMark.setMouseTransparent(true);
        getChildren().addAll(bar, dropMark);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
    }

    /// Shows these cells from top to bottom.
    void show(List<CellNode> shown) {
        nodes = List.copyOf(shown);
        requestLayout();
    }

    /// The cell that is in the scene wherever it is, so that it can have the focus.
    void pin(CellNode node) {
        pinned = node;
        attach(node);
        requestLayout();
    }

    /// Brings a part of a cell into view with the next layout.
    ///
    /// @param from where the part begins, in pixels from the cell's top
    /// @param to where it ends; the cell's height where it is larger
    void reveal(CellNode node, double from, double to) {
        wanted = new Wanted(node, from, to);
        requestLayout();
    }

    void scrollBy(double pixels) {
        scroll += pixels;
        anchor = null;
        requestLayout();
    }

    /// The index before which something dropped at this height would come.
    int indexAt(double y) {
        for (int index = 0; index < nodes.size(); index++) {
            if (y + scroll < tops[index] + nodes.get(index).keptHeight() / 2) {
                return index;
            }
        }
        return nodes.size();
    }

    /// Shows where something would be dropped; -1 takes the mark away.
    void markDrop(int index) {
        dropMark.setVisible(index >= 0);
        if (index >= 0) {
            double width = cellWidth();
            dropMark.resizeRelocate((usableWidth() - width) / 2, tops[Math.min(index, nodes.size())] - scroll - 2,
                    width, 3);
            dropMark.toFront();
        }
    }

    /// What asks for another size while the column is being laid out is not heard by JavaFX; it is heard a moment later.
    void lookAgain() {
        if (looking) {
            return;
        }
        looking = true;
        Platform.runLater(() -> {
            looking = false;
            if (nodes.stream().anyMatch(node -> node.getParent() == this && node.isResized())) {
                requestLayout();
            }
        });
    }

    List<CellNode> nodes() {
        return nodes;
    }

    @Override
    protected void layoutChildren() {
        placing = true;
        try {
            int round = 0;
            while (place() && ++round < ROUNDS) {
                // Cells that were built just now are as high as they are, not as high as was guessed.
            }
            detachFar();
            placeBar();
            rememberAnchor();
        } finally {
            placing = false;
        }
    }

    /// @return whether cells were built on the way, whose heights were only guessed
    private boolean place() {
        double width = cellWidth();
        measure(width);
        keepAnchor();
        followWanted();
        scroll = Math.clamp(scroll, 0, farthest());
        boolean built = false;
        for (int index = 0; index < nodes.size(); index++) {
            CellNode node = nodes.get(index);
            if (isNear(index, AHEAD) || node == pinned) {
                built |= attach(node);
                node.resizeRelocate(snapPositionX((usableWidth() - width) / 2),
                        snapPositionY(tops[index] - scroll), width, node.keptHeight());
            } else if (node.getParent() == this) {
                // After a jump it would be left where it was, over what is seen now.
                node.relocate(snapPositionX((usableWidth() - width) / 2), snapPositionY(tops[index] - scroll));
            }
        }
        if (!built) {
            wanted = null;
        }
        return built;
    }

    private void measure(double width) {
        double[] measured = new double[nodes.size() + 1];
        double top = MARGIN;
        for (int index = 0; index < nodes.size(); index++) {
            measured[index] = top;
            top += nodes.get(index).heightFor(width);
        }
        measured[nodes.size()] = top;
        tops = measured;
    }

    private void keepAnchor() {
        int index = anchor == null ? -1 : nodes.indexOf(anchor);
        if (index >= 0) {
            scroll = tops[index] + anchorOffset;
        }
    }

    private void followWanted() {
        Wanted part = wanted;
        int index = part == null ? -1 : nodes.indexOf(part.node());
        if (part == null || index < 0) {
            return;
        }
        double bottom = tops[index] + Math.min(part.to(), part.node().keptHeight()) + MARGIN;
        double top = tops[index] + part.from() - MARGIN;
        if (bottom > scroll + getHeight()) {
            scroll = bottom - getHeight();
            anchor = null;
        }
        if (top < scroll) {
            scroll = top;
            anchor = null;
        }
    }

    /// What stays where it is: the active cell where it is seen, else the first one that is.
    private void rememberAnchor() {
        int active = pinned == null ? -1 : nodes.indexOf(pinned);
        if (active >= 0 && tops[active] >= scroll && tops[active] < scroll + getHeight()) {
            anchor = pinned;
            anchorOffset = scroll - tops[active];
            return;
        }
        for (int index = 0; index < nodes.size(); index++) {
            if (tops[index + 1] > scroll) {
                anchor = nodes.get(index);
                anchorOffset = scroll - tops[index];
                return;
            }
        }
        anchor = null;
    }

    private boolean isNear(int index, double ahead) {
        double margin = getHeight() * ahead;
        return tops[index + 1] >= scroll - margin && tops[index] <= scroll + getHeight() + margin;
    }

    private boolean attach(CellNode node) {
        boolean built = node.build();
        if (node.getParent() != this) {
            getChildren().add(childIndex(node), node);
            node.applyCss();
            return true;
        }
        return built;
    }

    /// Children stand in the order of the cells, since that is the order of the Tab key.
    private int childIndex(CellNode node) {
        Set<CellNode> before = new LinkedHashSet<>();
        for (CellNode each : nodes) {
            if (each == node) {
                break;
            }
            before.add(each);
        }
        int last = -1;
        for (int index = 0; index < getChildren().size(); index++) {
            if (getChildren().get(index) instanceof CellNode child && before.contains(child)) {
                last = index;
            }
        }
        return last + 1;
    }

    private void detachFar() {
        Set<CellNode> kept = new LinkedHashSet<>();
        for (int index = 0; index < nodes.size(); index++) {
            CellNode node = nodes.get(index);
            if (node == pinned || isNear(index, 3 * AHEAD)) {
                kept.add(node);
            }
        }
        List<CellNode> gone = new ArrayList<>();
        getChildren().forEach(child -> {
            if (child instanceof CellNode node && !kept.contains(node)) {
                gone.add(node);
            }
        });
        getChildren().removeAll(gone);
    }

    private void placeBar() {
        double farthest = farthest();
        bar.setVisible(farthest > 0);
        bar.setMax(Math.max(farthest, 1));
        bar.setVisibleAmount(farthest <= 0 ? 1 : getHeight() / (farthest + getHeight()) * farthest);
        bar.setUnitIncrement(40);
        bar.setBlockIncrement(getHeight() * 0.9);
        bar.setValue(scroll);
        double width = barWidth();
        bar.resizeRelocate(getWidth() - width, 0, width, getHeight());
        bar.toFront();
    }

    private void draggedTo(double value) {
        if (!placing && Math.abs(value - scroll) > 0.5) {
            scroll = value;
            anchor = null;
            requestLayout();
        }
    }

    private void wheel(ScrollEvent event) {
        if (event.getDeltaY() != 0 && !event.isControlDown()) {
            scrollBy(-event.getDeltaY());
            event.consume();
        }
    }

    /// The last cell may be scrolled to the middle, so that one does not write at the lower edge.
    private double farthest() {
        double content = tops[nodes.size()];
        return content <= getHeight() ? 0 : content - getHeight() * 0.6;
    }

    private double cellWidth() {
        return Math.min(WIDEST, usableWidth() - 2 * MARGIN);
    }

    private double usableWidth() {
        return getWidth() - barWidth();
    }

    private double barWidth() {
        return Math.max(bar.prefWidth(-1), 10);
    }
}

package dev.vonk.notebook.cells;

import javafx.animation.AnimationTimer;

/// Puts real editors into the cells that are seen, one a frame, so that a notebook is shown first and can be written in
/// a moment later.
final class EditorQueue extends AnimationTimer {
    private static final int PATIENCE = 30;

    private final CellColumn column;
    private int idleFrames;

    EditorQueue(CellColumn column) {
        this.column = column;
        column.needsLayoutProperty().addListener((_, _, _) -> restart());
    }

    /// There may be cells without an editor again.
    void restart() {
        idleFrames = 0;
        start();
    }

    void close() {
        stop();
    }

    @Override
    public void handle(long now) {
        for (CellNode node : column.nodes()) {
            if (node.getParent() == column && node.isAsleep()) {
                node.wakeEditor();
                idleFrames = 0;
                return;
            }
        }
        if (++idleFrames > PATIENCE) {
            stop();
        }
    }
}

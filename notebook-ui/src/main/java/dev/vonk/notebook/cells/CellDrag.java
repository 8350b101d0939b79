package dev.vonk.notebook.cells;

import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.Store;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Cells are dragged by their gutter to another place in the list.
final class CellDrag {
    static final DataFormat CELLS = new DataFormat("application/x-vonk-cells");

    private CellDrag() {}

    /// Lets a cell be dragged by a node; the whole selection goes along where the cell belongs to it.
    static void source(Node handle, Store store, String id) {
        handle.setOnDragDetected(event -> {
            List<String> selected = store.state().selected();
            ClipboardContent content = new ClipboardContent();
            content.put(CELLS, String.join(" ", selected.contains(id) ? selected : List.of(id)));
            Dragboard board = handle.startDragAndDrop(TransferMode.MOVE);
            board.setContent(content);
            event.consume();
        });
    }

    /// Lets cells be dropped between those of a column.
    static void target(CellColumn column, Store store) {
        column.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasContent(CELLS)) {
                event.acceptTransferModes(TransferMode.MOVE);
                column.markDrop(column.indexAt(event.getY()));
                event.consume();
            }
        });
        column.addEventHandler(DragEvent.DRAG_EXITED, _ -> column.markDrop(-1));
        column.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            if (event.getDragboard().getContent(CELLS) instanceof String ids) {
                drop(column, store, List.of(ids.split(" ")), column.indexAt(event.getY()));
                event.setDropCompleted(true);
                event.consume();
            }
            column.markDrop(-1);
        });
    }

    private static void drop(CellColumn column, Store store, List<String> ids, int shown) {
        List<CellNode> nodes = column.nodes();
        int before = shown < nodes.size()
                ? store.state().indexOf(nodes.get(shown).cellId())
                : store.state().cells().size();
        store.send(new Event.MoveCells(ids, before));
    }
}

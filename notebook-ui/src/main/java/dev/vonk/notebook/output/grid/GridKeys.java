package dev.vonk.notebook.output.grid;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Keys and mouse of a [Grid]: they move and extend the selection.
final class GridKeys {
    private final Grid grid;

    GridKeys(Grid grid) {
        this.grid = grid;
    }

    void install(Node page, Node numbers) {
        grid.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        page.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        page.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        page.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
                grid.listener().open(grid.selection().leadRow());
            }
        });
        numbers.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressNumber);
        numbers.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragNumber);
    }

    private void key(KeyEvent event) {
        GridSelection at = grid.selection();
        boolean far = event.isShortcutDown();
        boolean used = switch (event.getCode()) {
            case UP -> move(event, far ? -at.leadRow() : -1, 0);
            case DOWN -> move(event, far ? grid.count() : 1, 0);
            case LEFT -> move(event, 0, far ? -at.leadColumn() : -1);
            case RIGHT -> move(event, 0, far ? grid.columnCount() : 1);
            case PAGE_UP -> move(event, -grid.rowsInSight(), 0);
            case PAGE_DOWN -> move(event, grid.rowsInSight(), 0);
            case HOME -> move(event, far ? -at.leadRow() : 0, -at.leadColumn());
            case END -> move(event, far ? grid.count() : 0, grid.columnCount());
            case ENTER, SPACE -> act(() -> grid.listener().open(at.leadRow()));
            case A -> far && act(this::selectAll);
            case C -> far && act(() -> grid.listener().copy(event.isShiftDown()));
            case S -> !far && act(() -> grid.listener().sort(grid.currentField(), event.isShiftDown()));
            case F -> !far && act(() -> grid.listener().filter(grid.currentField()));
            case I -> !far && act(() -> grid.listener().details(grid.currentField()));
            default -> false;
        };
        if (used) {
            event.consume();
        }
    }

    private static boolean act(Runnable action) {
        action.run();
        return true;
    }

    private void selectAll() {
        grid.select(new GridSelection(grid.count() - 1, 0, 0, 0, true));
    }

    private boolean move(KeyEvent event, long rows, int columns) {
        GridSelection at = grid.selection();
        long row = Math.clamp(at.leadRow() + rows, 0, Math.max(0, grid.count() - 1));
        int column = Math.clamp(at.leadColumn() + columns, 0, Math.max(0, grid.columnCount() - 1));
        grid.select(at.to(row, column, event.isShiftDown()));
        return true;
    }

    private void press(MouseEvent event) {
        grid.requestFocus();
        boolean inside = event.getButton() == MouseButton.PRIMARY || !isSelected(event);
        if (inside) {
            grid.select(grid.selection().to(grid.rowAt(event.getY()), grid.columnAt(event.getX()),
                    event.isShiftDown()));
        }
        event.consume();
    }

    /// A menu is for what is selected where the click falls into it.
    private boolean isSelected(MouseEvent event) {
        GridSelection at = grid.selection();
        long row = grid.rowAt(event.getY());
        int column = grid.columnAt(event.getX());
        return row >= at.firstRow() && row <= at.lastRow() && column >= at.firstColumn()
                && column <= at.lastColumn();
    }

    private void drag(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            grid.select(grid.selection().to(grid.rowAt(event.getY()), grid.columnAt(event.getX()), true));
        }
        event.consume();
    }

    private void pressNumber(MouseEvent event) {
        grid.requestFocus();
        long row = grid.rowAt(event.getY());
        long anchor = event.isShiftDown() ? grid.selection().anchorRow() : row;
        grid.select(new GridSelection(anchor, 0, row, 0, true));
        event.consume();
    }

    private void dragNumber(MouseEvent event) {
        grid.select(new GridSelection(grid.selection().anchorRow(), 0, grid.rowAt(event.getY()), 0, true));
        event.consume();
    }
}

package dev.vonk.notebook.output.grid;

import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The head of the column that is drawn in one place of a grid: its name, type, order, filter and bars. Its right edge
/// is drawn to resize the column.
final class HeadCell extends Region {
    private static final double EDGE = 5;

    private final Grid grid;
    private final Label name = new Label();
    private final Label order = new Label();
    private final Label type = new Label();
    private final Label note = new Label();
    private final Button filter = new Button();
    private final Pane bars = new Pane();
    private final Tooltip tooltip = new Tooltip();
    private @Nullable GridColumn column;
    private double pressedAt = -1;
    private double pressedWidth;

    HeadCell(Grid grid) {
        this.grid = grid;
        getStyleClass().add("grid-head");
        setManaged(false);
        name.getStyleClass().add("grid-head-name");
        order.getStyleClass().add("grid-head-order");
        type.getStyleClass().add("grid-head-type");
        note.getStyleClass().add("grid-head-note");
        filter.getStyleClass().addAll("grid-head-filter");
        filter.setFocusTraversable(false);
        filter.setGraphic(funnel());
        filter.setOnAction(_ -> grid.listener().filter(field()));
        bars.getStyleClass().add("grid-head-bars");
        bars.setOnMouseClicked(event -> {
            grid.listener().details(field());
            event.consume();
        });
        getChildren().setAll(name, order, type, note, filter, bars);
        setAccessibleRole(AccessibleRole.BUTTON);
        Tooltip.install(this, tooltip);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> setCursor(isEdge(event) ? Cursor.H_RESIZE : Cursor.HAND));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    }

    private static Region funnel() {
        Region icon = new Region();
        icon.getStyleClass().add("grid-funnel");
        return icon;
    }

    int field() {
        return column == null ? 0 : column.field().index();
    }

    void show(GridColumn newColumn, HeadText text) {
        column = newColumn;
        name.setText(newColumn.field().name());
        type.setText(newColumn.field().type());
        order.setText(text.order());
        note.setText(text.note());
        filter.pseudoClassStateChanged(Grid.ACTIVE, text.filtered());
        filter.setAccessibleText("Filter " + newColumn.field().name());
        String words = newColumn.field().name() + ", " + newColumn.field().type()
                + (text.note().isEmpty() ? "" : ", " + text.note());
        tooltip.setText(words + "\nClick to sort, Shift-click to sort by one more column");
        setAccessibleText("Column " + words + (text.order().isEmpty() ? "" : ", sorted " + text.order()));
        drawBars(text);
        requestLayout();
    }

    private void drawBars(HeadText text) {
        bars.setVisible(!text.bars().isEmpty());
        while (bars.getChildren().size() > text.bars().size()) {
            bars.getChildren().removeLast();
        }
        while (bars.getChildren().size() < text.bars().size()) {
            Region bar = new Region();
            bar.getStyleClass().add("grid-head-bar");
            bar.setManaged(false);
            bars.getChildren().add(bar);
        }
        for (int index = 0; index < text.bars().size(); index++) {
            bars.getChildren().get(index).setUserData(text.bars().get(index));
        }
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double left = insets.getLeft();
        double width = getWidth() - left - insets.getRight();
        double line = Math.ceil(name.prefHeight(-1));
        double icon = 18;
        double orderWidth = order.getText().isEmpty() ? 0 : Math.ceil(order.prefWidth(-1)) + 3;
        double nameWidth = Math.max(0, Math.min(Math.ceil(name.prefWidth(-1)), width - icon - orderWidth));
        double top = insets.getTop();
        name.resizeRelocate(left, top, nameWidth, line);
        order.resizeRelocate(left + nameWidth + 3, top, orderWidth, line);
        filter.resizeRelocate(left + width - icon + 3, top, icon, line);
        double noteWidth = Math.min(note.getText().isEmpty() ? 0 : Math.ceil(note.prefWidth(-1)), width);
        double second = Math.ceil(type.prefHeight(-1));
        // Two words that are both cut say nothing; the type is in the tooltip.
        type.setVisible(noteWidth == 0 || Math.ceil(type.prefWidth(-1)) <= width - noteWidth - 4);
        type.resizeRelocate(left, top + line, Math.max(0, width - noteWidth - 4), second);
        note.resizeRelocate(left + width - noteWidth, top + line, noteWidth, second);
        layoutBars(left, top + line + second + 3, width, getHeight() - top - line - second - 3 - insets.getBottom());
    }

    private void layoutBars(double x, double y, double width, double height) {
        bars.resizeRelocate(x, y, width, Math.max(0, height));
        int count = bars.getChildren().size();
        for (int index = 0; index < count; index++) {
            Region bar = (Region) bars.getChildren().get(index);
            double share = bar.getUserData() instanceof Double value ? value : 0;
            double tall = share <= 0 ? 0 : Math.max(1, Math.round(share * height));
            double from = Math.round(width * index / count);
            double to = Math.round(width * (index + 1) / count);
            bar.resizeRelocate(from, height - tall, Math.max(1, to - from - 1), tall);
        }
    }

    private boolean isEdge(MouseEvent event) {
        return event.getX() > getWidth() - EDGE;
    }

    private void press(MouseEvent event) {
        grid.requestFocus();
        pressedAt = isEdge(event) && column != null ? event.getSceneX() : -1;
        pressedWidth = getWidth();
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (pressedAt >= 0) {
            grid.resizeColumn(field(), pressedWidth + event.getSceneX() - pressedAt);
        }
        event.consume();
    }

    private void click(MouseEvent event) {
        if (pressedAt >= 0) {
            if (event.getClickCount() == 2) {
                grid.fit(field());
            }
        } else if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            grid.listener().sort(field(), event.isShiftDown());
        }
        event.consume();
    }
}

package dev.vonk.notebook.output.grid;

import dev.vonk.notebook.output.rows.TableField;
import dev.vonk.notebook.output.tree.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// Draws the rows and columns in sight of a table of any size. Rows are numbered at the left; the heads stay at the top.
///
///     +----+--------------------+
///     |    | heads              |
///     +----+--------------------+
///     | nr | rows (page)        |
///     +----+--------------------+
public final class Grid extends Region {
    static final PseudoClass NULL = PseudoClass.getPseudoClass("null");
    static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final int MEASURED_ROWS = 60;
    private static final double WIDEST_AT_FIRST = 360;

    private final GridSource source;
    private final GridListener listener;
    private final ColumnLayout layout;
    private final Glyphs glyphs = new Glyphs();
    private final Glyphs headGlyphs = new Glyphs();
    private final Text ruler = new Text("0");
    private final Text headRuler = new Text("0");
    private final Window heads = new Window("grid-heads");
    private final Window numbers = new Window("grid-numbers");
    private final Window page = new Window("grid-page");
    private final Region corner = new Region();
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private final Region selected = new Region();
    private final Region current = new Region();
    private final List<GridRow> pool = new ArrayList<>();
    private final GridKeys keys = new GridKeys(this);
    private Function<Integer, HeadText> headTexts = _ -> HeadText.PLAIN;
    private GridSelection selection = GridSelection.START;
    private List<GridColumn> inSight = List.of();
    private int version;
    private boolean headsStale = true;
    private boolean hasBars;
    private boolean measured;

    /// A part that is clipped to its size; what is in it is moved in [#content].
    private static final class Window extends Pane {
        private final Pane content = new Pane();
        private final Rectangle clip = new Rectangle();

        Window(String style) {
            getStyleClass().add(style);
            getChildren().add(content);
            setClip(clip);
            setManaged(false);
        }

        void place(double x, double y, double width, double height) {
            resizeRelocate(x, y, Math.max(0, width), Math.max(0, height));
            clip.setWidth(getWidth());
            clip.setHeight(getHeight());
        }
    }

    public Grid(GridSource source, List<TableField> fields, GridListener listener) {
        this.source = source;
        this.listener = listener;
        layout = new ColumnLayout(fields);
        getStyleClass().add("output-grid");
        ruler.getStyleClass().add("grid-text");
        headRuler.getStyleClass().add("grid-head-name");
        ruler.setVisible(false);
        headRuler.setVisible(false);
        corner.getStyleClass().add("grid-corner");
        selected.getStyleClass().add("grid-selected");
        current.getStyleClass().add("grid-current");
        for (Region mark : List.of(selected, current)) {
            mark.setManaged(false);
            mark.setMouseTransparent(true);
            page.content.getChildren().add(mark);
        }
        vertical.setOrientation(Orientation.VERTICAL);
        vertical.setAccessibleText("Scroll rows");
        horizontal.setAccessibleText("Scroll columns");
        getChildren().setAll(ruler, headRuler, page, numbers, heads, corner, vertical, horizontal);
        vertical.valueProperty().subscribe(_ -> requestLayout());
        horizontal.valueProperty().subscribe(_ -> requestLayout());
        ruler.fontProperty().subscribe(_ -> restyle());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setAccessibleText("Rows of the table");
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        keys.install(page, numbers);
    }

    /// What the heads say.
    public void heads(Function<Integer, HeadText> newHeadTexts, boolean bars) {
        headTexts = newHeadTexts;
        hasBars = bars;
        headsStale = true;
        requestLayout();
    }

    /// Draws all anew: rows, or how many there are, have changed.
    public void refresh() {
        version++;
        headsStale = true;
        selection = clamped(selection);
        requestLayout();
    }

    /// Back to the first row.
    public void toTop() {
        vertical.setValue(0);
        select(GridSelection.START);
    }

    public ColumnLayout columns() {
        return layout;
    }

    public GridSelection selection() {
        return selection;
    }

    /// The fields that are selected, those that are hidden left out.
    public List<TableField> selectedFields() {
        List<GridColumn> columns = layout.columns();
        int last = Math.min(selection.lastColumn(), columns.size() - 1);
        return columns.subList(Math.min(selection.firstColumn(), last), last + 1).stream().map(GridColumn::field)
                .toList();
    }

    public int currentField() {
        List<GridColumn> columns = layout.columns();
        return columns.isEmpty()
                ? 0
                : columns.get(Math.min(selection.leadColumn(), columns.size() - 1)).field().index();
    }

    public void hideColumn(int field, boolean hide) {
        layout.hide(field, hide);
        refresh();
    }

    public void resizeColumn(int field, double width) {
        layout.resize(field, width);
        refresh();
    }

    /// Makes columns as wide as what is in sight of them needs.
    public void fit(int field) {
        layout.resize(field, fitting(layout.fields().get(field), (long) vertical.getValue(), ColumnLayout.MOST_WIDTH));
        refresh();
    }

    public void fitAll() {
        double[] widths = new double[layout.fields().size()];
        for (TableField field : layout.fields()) {
            widths[field.index()] = fitting(field, (long) vertical.getValue(), WIDEST_AT_FIRST);
        }
        layout.resizeAll(widths);
        refresh();
    }

    /// Selects, and scrolls to the lead.
    public void select(GridSelection newSelection) {
        selection = clamped(newSelection);
        requestLayout();
        if (source.count() > 0 && !layout.columns().isEmpty()) {
            reveal();
            setAccessibleText(spoken());
            listener.moved(selection);
        }
    }

    /// How high it would be with all rows up to a limit.
    public double heightFor(long rows) {
        double bar = horizontal.isVisible() ? horizontal.prefHeight(-1) : 0;
        return headHeight() + Math.max(1, rows) * rowHeight() + bar + snappedTopInset() + snappedBottomInset();
    }

    /// Does something when the bar that scrolls columns comes or goes, and with it the height that is wanted.
    public void whenScrollable(Runnable action) {
        horizontal.visibleProperty().addListener((_, _, _) -> action.run());
    }

    GridListener listener() {
        return listener;
    }

    long count() {
        return source.count();
    }

    int columnCount() {
        return layout.columns().size();
    }

    long rowsInSight() {
        return Math.max(1, (long) Math.floor(page.getHeight() / rowHeight()));
    }

    long rowAt(double y) {
        return Math.clamp((long) Math.floor(vertical.getValue() + y / rowHeight()), 0, Math.max(0, source.count() - 1));
    }

    int columnAt(double x) {
        return layout.placeAt(x + horizontal.getValue());
    }

    boolean scrollRows(double rows) {
        return scroll(vertical, rows);
    }

    private GridSelection clamped(GridSelection wanted) {
        long last = Math.max(0, source.count() - 1);
        int lastColumn = Math.max(0, layout.columns().size() - 1);
        return new GridSelection(Math.clamp(wanted.anchorRow(), 0, last),
                Math.clamp(wanted.anchorColumn(), 0, lastColumn), Math.clamp(wanted.leadRow(), 0, last),
                Math.clamp(wanted.leadColumn(), 0, lastColumn), wanted.wholeRows());
    }

    private String spoken() {
        GridColumn column = layout.columns().get(selection.leadColumn());
        List<?> row = source.row(selection.leadRow());
        String value = row == null ? "loading" : ValueText.shortened(row.get(column.field().index()), 200);
        return String.format(Locale.ROOT, "row %,d, %s: %s", selection.leadRow() + 1, column.field().name(), value);
    }

    private void reveal() {
        double inView = rowsInSight();
        long row = selection.leadRow();
        vertical.setMax(mostTop());
        if (row < vertical.getValue()) {
            vertical.setValue(row);
        } else if (row > vertical.getValue() + inView - 1) {
            vertical.setValue(Math.min(mostTop(), row - inView + 1));
        }
        GridColumn column = layout.columns().get(selection.leadColumn());
        if (column.x() < horizontal.getValue()) {
            horizontal.setValue(column.x());
        } else if (column.x() + column.width() > horizontal.getValue() + page.getWidth()) {
            horizontal.setMax(Math.max(0, layout.width() - page.getWidth()));
            horizontal.setValue(Math.min(column.x(), column.x() + column.width() - page.getWidth()));
        }
    }

    private void restyle() {
        version++;
        headsStale = true;
        measured = false;
        requestLayout();
    }

    private double rowHeight() {
        return Math.ceil(ruler.getLayoutBounds().getHeight() * 1.6);
    }

    private double headHeight() {
        double line = ruler.getLayoutBounds().getHeight();
        return Math.ceil(line * (hasBars ? 4.7 : 2.75));
    }

    private double numberWidth() {
        int digits = Math.max(3, String.format(Locale.ROOT, "%,d", source.count()).length());
        return Math.ceil(ruler.getLayoutBounds().getWidth() * 0.8 * digits + 2 * GridRow.PADDING);
    }

    private double mostTop() {
        return Math.max(0, source.count() - Math.floor(page.getHeight() / rowHeight()));
    }

    @Override
    protected double computePrefHeight(double width) {
        return heightFor(Math.min(source.count(), 12));
    }

    @Override
    protected double computePrefWidth(double height) {
        return 600;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 120;
    }

    @Override
    protected void layoutChildren() {
        if (!measured) {
            measure();
        }
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double height = getHeight() - top - snappedBottomInset();
        double side = numberWidth();
        double head = headHeight();
        boolean wide = layout.width() > width - side;
        double bottom = wide ? horizontal.prefHeight(-1) : 0;
        boolean tall = source.count() * rowHeight() > height - head - bottom;
        double bar = tall ? vertical.prefWidth(-1) : 0;
        double pageWidth = width - side - bar;
        double pageHeight = height - head - bottom;
        corner.resizeRelocate(left, top, side, head);
        heads.place(left + side, top, pageWidth, head);
        numbers.place(left, top + head, side, pageHeight);
        page.place(left + side, top + head, pageWidth, pageHeight);
        bar(vertical, tall, left + width - bar, top + head, bar, pageHeight);
        bar(horizontal, wide, left + side, top + height - bottom, pageWidth, bottom);
        range(vertical, tall ? mostTop() : 0, pageHeight / rowHeight(), 1);
        range(horizontal, Math.max(0, layout.width() - pageWidth), pageWidth, 30);
        draw();
        if (layout.giveRoom()) {
            draw();
        }
    }

    private static void bar(ScrollBar bar, boolean shown, double x, double y, double width, double height) {
        bar.setVisible(shown);
        bar.resizeRelocate(x, y, width, height);
    }

    private static void range(ScrollBar bar, double most, double visible, double unit) {
        bar.setMax(most);
        bar.setVisibleAmount(most <= 0 ? 0 : most * visible / (most + visible));
        bar.setUnitIncrement(unit);
        bar.setBlockIncrement(Math.max(1, visible - unit));
        bar.setValue(Math.clamp(bar.getValue(), 0, most));
    }

    private void measure() {
        measured = true;
        glyphs.use(ruler.getFont());
        headGlyphs.use(headRuler.getFont());
        double[] widths = new double[layout.fields().size()];
        for (TableField field : layout.fields()) {
            widths[field.index()] = fitting(field, 0, WIDEST_AT_FIRST);
        }
        layout.resizeAll(widths);
    }

    private double fitting(TableField field, long from, double most) {
        double widest = Math.max(headGlyphs.width(field.name()) + 34,
                0.9 * glyphs.width(field.type() + headTexts.apply(field.index()).note()) + 12);
        for (long index = from; index < Math.min(source.count(), from + MEASURED_ROWS); index++) {
            List<?> row = source.row(index);
            if (row != null && widest < most) {
                widest = Math.max(widest, glyphs.width(ValueText.shortened(row.get(field.index()), 120)));
            }
        }
        return Math.min(most, Math.ceil(widest + 2 * GridRow.PADDING + 2));
    }

    private void draw() {
        List<GridColumn> nowInSight = columnsInSight();
        if (!nowInSight.equals(inSight)) {
            inSight = nowInSight;
            version++;
            headsStale = true;
        }
        double shift = -Math.round(horizontal.getValue());
        page.content.setLayoutX(shift);
        heads.content.setLayoutX(shift);
        drawHeads();
        long first = (long) vertical.getValue();
        long last = Math.min(source.count() - 1, first + (long) Math.ceil(page.getHeight() / rowHeight()));
        if (last >= first) {
            source.look(first, last);
        }
        drawRows(first, last);
        drawSelection();
    }

    private List<GridColumn> columnsInSight() {
        List<GridColumn> columns = layout.columns();
        if (columns.isEmpty()) {
            return columns;
        }
        int from = layout.placeAt(horizontal.getValue());
        int to = layout.placeAt(horizontal.getValue() + page.getWidth());
        return columns.subList(from, to + 1);
    }

    private void drawHeads() {
        if (!headsStale) {
            return;
        }
        headsStale = false;
        List<Node> cells = heads.content.getChildren();
        while (cells.size() < inSight.size()) {
            cells.add(new HeadCell(this));
        }
        for (int index = 0; index < cells.size(); index++) {
            HeadCell cell = (HeadCell) cells.get(index);
            cell.setVisible(index < inSight.size());
            if (index < inSight.size()) {
                GridColumn column = inSight.get(index);
                cell.show(column, headTexts.apply(column.field().index()));
                cell.resizeRelocate(column.x(), 0, column.width(), headHeight());
                need(column.field());
            }
        }
    }

    /// A type and a note, such as how many nulls there are, stand side by side.
    private void need(TableField field) {
        String note = headTexts.apply(field.index()).note();
        if (!note.isEmpty()) {
            layout.need(field.index(), Math.min(WIDEST_AT_FIRST, headWidth(field, note)));
        }
    }

    private double headWidth(TableField field, String note) {
        return 0.95 * glyphs.width(field.type() + note) + 16 + 2 * GridRow.PADDING;
    }

    /// Rows keep their nodes by their number, so that a row that stays in sight is only moved.
    private void drawRows(long first, long last) {
        int needed = (int) (last - first + 1);
        if (needed > pool.size()) {
            grow(needed + needed % 2);
        }
        boolean[] used = new boolean[pool.size()];
        for (long row = first; row <= last; row++) {
            int slot = (int) (row % pool.size());
            used[slot] = true;
            drawRow(row, pool.get(slot), (Text) numbers.content.getChildren().get(slot));
        }
        for (int slot = 0; slot < pool.size(); slot++) {
            pool.get(slot).setVisible(used[slot]);
            numbers.content.getChildren().get(slot).setVisible(used[slot]);
        }
    }

    private void grow(int size) {
        version++;
        while (pool.size() < size) {
            GridRow row = new GridRow(pool.size() % 2 == 1);
            pool.add(row);
            page.content.getChildren().add(pool.size() - 1, row);
            Text number = new Text();
            number.getStyleClass().addAll("grid-text", "grid-number");
            number.setManaged(false);
            number.setTextOrigin(VPos.CENTER);
            numbers.content.getChildren().add(number);
        }
    }

    private void drawRow(long row, GridRow node, Text number) {
        double height = rowHeight();
        double y = Math.round((row - vertical.getValue()) * height);
        if (!node.isOf(row, version)) {
            node.show(row, version, source.row(row), inSight, layout, glyphs, height);
            number.setText(String.format(Locale.ROOT, "%,d", row + 1));
            number.setLayoutX(Math.round(numbers.getWidth() - GridRow.PADDING - number.getLayoutBounds().getWidth()));
        }
        node.resizeRelocate(0, y, Math.max(layout.width(), page.getWidth()), height);
        number.setLayoutY(y + Math.round(height / 2));
    }

    private void drawSelection() {
        List<GridColumn> columns = layout.columns();
        boolean shown = source.count() > 0 && !columns.isEmpty();
        selected.setVisible(shown);
        current.setVisible(shown);
        if (!shown) {
            return;
        }
        double height = rowHeight();
        double top = vertical.getValue();
        GridColumn first = columns.get(Math.min(selection.firstColumn(), columns.size() - 1));
        GridColumn last = columns.get(Math.min(selection.lastColumn(), columns.size() - 1));
        double from = Math.max(-2 * height, Math.round((selection.firstRow() - top) * height));
        double to = Math.min(page.getHeight() + 2 * height, Math.round((selection.lastRow() + 1 - top) * height));
        selected.resizeRelocate(first.x(), from, last.x() + last.width() - first.x(), Math.max(0, to - from));
        GridColumn lead = columns.get(selection.leadColumn());
        current.resizeRelocate(lead.x(), Math.round((selection.leadRow() - top) * height), lead.width(), height);
        current.setVisible(Math.abs(selection.leadRow() - top) < 10_000);
    }

    /// Wheel events that move nothing here are left to whatever is around.
    private void wheel(ScrollEvent event) {
        double down = event.isShiftDown() ? 0 : -event.getDeltaY() / rowHeight();
        double right = event.isShiftDown() ? -event.getDeltaY() - event.getDeltaX() : -event.getDeltaX();
        if (scroll(vertical, down) | scroll(horizontal, right)) {
            event.consume();
        }
    }

    private static boolean scroll(ScrollBar bar, double by) {
        double before = bar.getValue();
        bar.setValue(Math.clamp(before + by, 0, bar.getMax()));
        return bar.getValue() != before;
    }
}

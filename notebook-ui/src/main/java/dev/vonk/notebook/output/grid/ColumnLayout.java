package dev.vonk.notebook.output.grid;

import dev.vonk.notebook.output.rows.TableField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Where columns stand: their widths, and which are hidden.
public final class ColumnLayout {
    static final double LEAST_WIDTH = 40;
    static final double MOST_WIDTH = 1_200;

    private final List<TableField> fields;
    private final double[] widths;
    private final Set<Integer> hidden = new HashSet<>();
    private final Set<Integer> resized = new HashSet<>();
    private List<GridColumn> columns = List.of();
    private boolean needed;

    ColumnLayout(List<TableField> fields) {
        this.fields = List.copyOf(fields);
        widths = new double[fields.size()];
        Arrays.fill(widths, 120);
        place();
    }

    public List<TableField> fields() {
        return fields;
    }

    /// Those that are not hidden, from left to right.
    List<GridColumn> columns() {
        return columns;
    }

    double width() {
        return columns.isEmpty() ? 0 : columns.getLast().x() + columns.getLast().width();
    }

    public boolean isHidden(int field) {
        return hidden.contains(field);
    }

    /// The last column stays.
    void hide(int field, boolean hide) {
        if (hide && columns.size() > 1) {
            hidden.add(field);
        } else if (!hide) {
            hidden.remove(field);
        }
        place();
    }

    /// A width that the user wants stays.
    void resize(int field, double width) {
        resized.add(field);
        widths[field] = Math.clamp(Math.round(width), LEAST_WIDTH, MOST_WIDTH);
        place();
    }

    /// Says that a number needs more room; one that is cut would read as another one.
    void need(int field, double width) {
        if (!resized.contains(field) && width > widths[field]) {
            widths[field] = Math.min(Math.ceil(width), MOST_WIDTH);
            needed = true;
        }
    }

    /// Gives columns the room they have needed since the last time.
    ///
    /// @return whether any did
    boolean giveRoom() {
        boolean given = needed;
        needed = false;
        if (given) {
            place();
        }
        return given;
    }

    void resizeAll(double[] newWidths) {
        for (int field = 0; field < widths.length; field++) {
            widths[field] = Math.clamp(Math.round(newWidths[field]), LEAST_WIDTH, MOST_WIDTH);
        }
        place();
    }

    /// The place in [#columns] of the column under an x, or the last one's.
    int placeAt(double x) {
        int low = 0;
        int high = columns.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            GridColumn column = columns.get(middle);
            if (column.x() + column.width() <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void place() {
        List<GridColumn> placed = new ArrayList<>();
        double x = 0;
        for (TableField field : fields) {
            if (!hidden.contains(field.index())) {
                placed.add(new GridColumn(field, x, widths[field.index()]));
                x += widths[field.index()];
            }
        }
        columns = List.copyOf(placed);
    }
}

package dev.vonk.kernel.display;

import java.time.ZoneId;

/// How much of a value to show and for what kind of surface.
///
/// @param rows       rows of a table as text and HTML
/// @param tableRows  rows of a table as JSON, for front ends that draw tables themselves; at least `rows` are given
/// @param width      columns of the terminal that tables and records fit into
/// @param cellWidth  columns of one table cell, cut beyond
/// @param elements   elements of a list, array or map
/// @param characters characters of one text in all
/// @param zone       the time zone timestamps are shown in
/// @param styling    whether `text/plain` may carry ANSI colours
public record DisplayLimits(
        int rows, int tableRows, int width, int cellWidth, int elements, int characters, ZoneId zone,
        Styling styling) {
    private static final int NOTEBOOK_ROWS = 1000;

    public DisplayLimits {
        if (rows < 0 || tableRows < 0 || width < 1 || cellWidth < 1 || elements < 1 || characters < 1) {
            throw new IllegalArgumentException("Display limits must be positive: rows " + rows + ", width " + width
                    + ", cell width " + cellWidth + ", elements " + elements + ", characters " + characters);
        }
    }

    /// Twenty rows on 100 columns, without colours, in the machine's time zone.
    public static DisplayLimits standard() {
        return new DisplayLimits(20, 0, 100, 40, 100, 20_000, ZoneId.systemDefault(), Styling.PLAIN);
    }

    /// As [#standard], with 1000 rows where a front end draws the table itself.
    public static DisplayLimits notebook() {
        return standard().withTableRows(NOTEBOOK_ROWS);
    }

    /// How many rows a table must have at hand.
    public int fetchedRows() {
        return Math.max(rows, tableRows);
    }

    public DisplayLimits withTableRows(int newRows) {
        return new DisplayLimits(rows, newRows, width, cellWidth, elements, characters, zone, styling);
    }

    public DisplayLimits withRows(int newRows) {
        return new DisplayLimits(newRows, tableRows, width, cellWidth, elements, characters, zone, styling);
    }

    public DisplayLimits withWidth(int newWidth) {
        return new DisplayLimits(rows, tableRows, newWidth, cellWidth, elements, characters, zone, styling);
    }

    public DisplayLimits withZone(ZoneId newZone) {
        return new DisplayLimits(rows, tableRows, width, cellWidth, elements, characters, newZone, styling);
    }

    public DisplayLimits withStyling(Styling newStyling) {
        return new DisplayLimits(rows, tableRows, width, cellWidth, elements, characters, zone, newStyling);
    }
}

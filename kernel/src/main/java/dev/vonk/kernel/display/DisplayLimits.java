package dev.vonk.kernel.display;

import java.time.ZoneId;

/// How much of a value to show and for what kind of surface.
///
/// @param rows       rows of a table
/// @param width      columns of the terminal that tables and records fit into
/// @param cellWidth  columns of one table cell, cut beyond
/// @param elements   elements of a list, array or map
/// @param characters characters of one text in all
/// @param zone       the time zone timestamps are shown in
/// @param styling    whether `text/plain` may carry ANSI colours
public record DisplayLimits(
        int rows, int width, int cellWidth, int elements, int characters, ZoneId zone, Styling styling) {

    public DisplayLimits {
        if (rows < 0 || width < 1 || cellWidth < 1 || elements < 1 || characters < 1) {
            throw new IllegalArgumentException("Display limits must be positive: rows " + rows + ", width " + width
                    + ", cell width " + cellWidth + ", elements " + elements + ", characters " + characters);
        }
    }

    /// Twenty rows on 100 columns, without colours, in the machine's time zone.
    public static DisplayLimits standard() {
        return new DisplayLimits(20, 100, 40, 100, 20_000, ZoneId.systemDefault(), Styling.PLAIN);
    }

    public DisplayLimits withRows(int newRows) {
        return new DisplayLimits(newRows, width, cellWidth, elements, characters, zone, styling);
    }

    public DisplayLimits withWidth(int newWidth) {
        return new DisplayLimits(rows, newWidth, cellWidth, elements, characters, zone, styling);
    }

    public DisplayLimits withZone(ZoneId newZone) {
        return new DisplayLimits(rows, width, cellWidth, elements, characters, newZone, styling);
    }

    public DisplayLimits withStyling(Styling newStyling) {
        return new DisplayLimits(rows, width, cellWidth, elements, characters, zone, newStyling);
    }
}

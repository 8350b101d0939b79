package dev.vonk.runtime.source.parquet.footer;

import java.util.ArrayList;
import java.util.List;

/// What a writer noted of each data page of a chunk, kept apart from the pages, so that some need not be read.
///
/// @param pages in order
public record PageIndex(List<Page> pages) {

    /// One data page.
    ///
    /// @param offset of its header in the file
    /// @param size with its header
    /// @param firstRow counted from the row group's start
    /// @param allNull whether it has no value, and so no bounds
    public record Page(long offset, int size, long firstRow, Bounds bounds, boolean allNull) {}

    /// Puts the two parts of an index together.
    ///
    /// @param places the bytes of the offset index
    /// @param bounds the bytes of the column index
    /// @param rows of the row group
    public static PageIndex read(byte[] places, byte[] bounds, long rows) {
        var found = readPlaces(new CompactReader(places, 0, places.length));
        var known = readBounds(new CompactReader(bounds, 0, bounds.length), found.size());
        var pages = new ArrayList<Page>();
        long before = -1;
        for (int i = 0; i < found.size(); i++) {
            var place = found.get(i);
            if (place.firstRow <= before || place.firstRow >= rows || i == 0 && place.firstRow != 0) {
                throw UnreadableException.damaged("a page index whose pages are out of order");
            }
            before = place.firstRow;
            pages.add(new Page(place.offset, place.size, place.firstRow, known.get(i).bounds, known.get(i).allNull));
        }
        return new PageIndex(pages);
    }

    private static List<Page> readPlaces(CompactReader in) {
        var pages = new ArrayList<Page>();
        in.enter();
        for (int id = in.next(); id != 0; id = in.next()) {
            if (id == 1) {
                int count = in.list();
                for (int i = 0; i < count; i++) {
                    pages.add(readPlace(in));
                }
            } else {
                in.skip();
            }
        }
        return pages;
    }

    private static Page readPlace(CompactReader in) {
        long offset = 0;
        int size = 0;
        long firstRow = -1;
        in.enter();
        for (int id = in.next(); id != 0; id = in.next()) {
            switch (id) {
                case 1 -> offset = in.i64();
                case 2 -> size = in.i32();
                case 3 -> firstRow = in.i64();
                default -> in.skip();
            }
        }
        return new Page(offset, size, firstRow, Bounds.UNKNOWN, false);
    }

    private static List<Page> readBounds(CompactReader in, int pages) {
        var allNull = new boolean[pages];
        var min = new byte[pages][];
        var max = new byte[pages][];
        var nulls = new long[pages];
        java.util.Arrays.fill(nulls, -1);
        in.enter();
        for (int id = in.next(); id != 0; id = in.next()) {
            if (id == 4 || id > 5) {
                in.skip();
                continue;
            }
            int count = in.list();
            if (count != pages) {
                throw UnreadableException.damaged("a page index of " + count + " bounds for " + pages + " pages");
            }
            for (int i = 0; i < count; i++) {
                switch (id) {
                    case 1 -> allNull[i] = in.elementBool();
                    case 2 -> min[i] = in.elementBinary();
                    case 3 -> max[i] = in.elementBinary();
                    default -> nulls[i] = in.elementLong();
                }
            }
        }
        var known = new ArrayList<Page>();
        for (int i = 0; i < pages; i++) {
            known.add(new Page(0, 0, 0, new Bounds(min[i], max[i], false, nulls[i], false), allNull[i]));
        }
        return known;
    }

    /// Whether there are bounds of every page that has values, without which they cannot be written.
    public boolean hasBounds() {
        return pages.stream().allMatch(page -> page.allNull || page.bounds.min() != null && page.bounds.max() != null);
    }

    /// The bytes of the offset index.
    public byte[] places() {
        var out = new CompactWriter();
        out.enter();
        out.listOfStructs(1, pages.size());
        for (var page : pages) {
            out.enter();
            out.i64(1, page.offset);
            out.i32(2, page.size);
            out.i64(3, page.firstRow);
            out.leave();
        }
        out.leave();
        return out.toByteArray();
    }

    /// The bytes of the column index.
    public byte[] bounds() {
        var out = new CompactWriter();
        out.enter();
        out.listOfBools(1, pages.size());
        pages.forEach(page -> out.elementBool(page.allNull));
        out.listOfBinaries(2, pages.size());
        pages.forEach(page -> out.elementBinary(page.bounds.min() == null ? new byte[0] : page.bounds.min()));
        out.listOfBinaries(3, pages.size());
        pages.forEach(page -> out.elementBinary(page.bounds.max() == null ? new byte[0] : page.bounds.max()));
        out.i32(4, 0);
        out.listOfLongs(5, pages.size());
        pages.forEach(page -> out.elementLong(page.bounds.nulls()));
        out.leave();
        return out.toByteArray();
    }
}

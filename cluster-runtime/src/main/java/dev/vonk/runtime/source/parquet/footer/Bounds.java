package dev.vonk.runtime.source.parquet.footer;

import org.jspecify.annotations.Nullable;

/// What a writer noted of a chunk's or page's values: bounds in plain form and the number of nulls.
///
/// @param min not more than any value; null if unknown
/// @param max not less than any value; null if unknown
/// @param exact whether both bounds are values that occur, as far as the writer says
/// @param nulls -1 if unknown
/// @param legacy whether the bounds are the retired ones, which can be trusted for signed numbers only
public record Bounds(byte @Nullable [] min, byte @Nullable [] max, boolean exact, long nulls, boolean legacy) {
    /// Nothing known.
    public static final Bounds UNKNOWN = new Bounds(null, null, false, -1, false);

    static Bounds read(CompactReader in) {
        byte[] oldMin = null;
        byte[] oldMax = null;
        byte[] min = null;
        byte[] max = null;
        long nulls = -1;
        boolean exact = true;
        in.enterField();
        for (int id = in.next(); id != 0; id = in.next()) {
            switch (id) {
                case 1 -> oldMax = in.binary();
                case 2 -> oldMin = in.binary();
                case 3 -> nulls = in.i64();
                case 5 -> max = in.binary();
                case 6 -> min = in.binary();
                case 7, 8 -> exact &= in.bool();
                default -> in.skip();
            }
        }
        return min == null && max == null
                ? new Bounds(oldMin, oldMax, false, nulls, true)
                : new Bounds(min, max, exact, nulls, false);
    }

    void write(CompactWriter out, int id) {
        out.struct(id);
        if (nulls >= 0) {
            out.i64(3, nulls);
        }
        if (max != null) {
            out.binary(5, max);
        }
        if (min != null) {
            out.binary(6, min);
        }
        if (max != null && min != null) {
            out.bool(7, exact);
            out.bool(8, exact);
        }
        out.leave();
    }
}

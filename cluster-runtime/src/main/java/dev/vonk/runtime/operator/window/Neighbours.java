package dev.vonk.runtime.operator.window;

import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.operator.rows.Columns;
import dev.vonk.runtime.type.DataType;
import org.jspecify.annotations.Nullable;

/// The functions that give one row's value to another row.
final class Neighbours {
    private Neighbours() {
    }

    /// The value of the row `offset` rows behind each row of its partition.
    ///
    /// @param otherwise the value where there is no such row; null for nulls
    static Vector shifted(WindowBlock block, Vector values, DataType type, long offset, @Nullable Vector otherwise) {
        var rows = new int[block.rows()];
        for (int p = 0; p < block.count(); p++) {
            int first = block.partitions()[p];
            int end = block.partitions()[p + 1];
            for (int i = first; i < end; i++) {
                long row = i + offset;
                rows[i] = row >= first && row < end ? (int) row : -1;
            }
        }
        return taken(values, type, rows, otherwise);
    }

    /// As [#shifted], counting only rows whose value is not null.
    static Vector shiftedPresent(Chosen present, WindowBlock block, Vector values, DataType type, long offset,
            @Nullable Vector otherwise) {
        if (offset == 0) {
            return taken(values, type, Columns.identity(block.rows()), otherwise);
        }
        var rows = new int[block.rows()];
        for (int p = 0; p < block.count(); p++) {
            int first = block.partitions()[p];
            int end = block.partitions()[p + 1];
            for (int i = first; i < end; i++) {
                // those before the row end at `before`, those behind it begin at `behind`
                long place = offset < 0 ? present.before(i) + offset : present.before(i + 1) + offset - 1;
                boolean there = place >= present.before(first) && place < present.before(end);
                rows[i] = there ? present.row((int) place) : -1;
            }
        }
        return taken(values, type, rows, otherwise);
    }

    /// The value of the `n`th row of each frame, from 1.
    static Vector nth(FrameRows frames, Vector values, DataType type, long n) {
        var rows = new int[frames.from().length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = frames.size(i) >= n ? (int) (frames.from()[i] + n - 1) : -1;
        }
        return taken(values, type, rows, null);
    }

    /// As [#nth], counting only chosen rows.
    static Vector nthOf(Chosen chosen, FrameRows frames, Vector values, DataType type, long n) {
        var rows = new int[frames.from().length];
        for (int i = 0; i < rows.length; i++) {
            long place = chosen.before(frames.from()[i]) + n - 1;
            rows[i] = place < chosen.before(frames.to()[i]) ? chosen.row((int) place) : -1;
        }
        return taken(values, type, rows, null);
    }

    /// The value of each frame's last row.
    static Vector last(FrameRows frames, Vector values, DataType type) {
        var rows = new int[frames.from().length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = frames.size(i) > 0 ? frames.to()[i] - 1 : -1;
        }
        return taken(values, type, rows, null);
    }

    /// The value of each frame's last chosen row.
    static Vector lastOf(Chosen chosen, FrameRows frames, Vector values, DataType type) {
        var rows = new int[frames.from().length];
        for (int i = 0; i < rows.length; i++) {
            int place = chosen.before(frames.to()[i]) - 1;
            rows[i] = place >= chosen.before(frames.from()[i]) ? chosen.row(place) : -1;
        }
        return taken(values, type, rows, null);
    }

    private static Vector taken(Vector values, DataType type, int[] rows, @Nullable Vector otherwise) {
        if (otherwise == null || rows.length == 0) {
            return Columns.gatherOrNull(values, type, rows, rows.length, Scratch.fresh());
        }
        var both = VectorBuilder.of(type, 2 * rows.length);
        both.appendRange(values, 0, rows.length);
        both.appendRange(otherwise, 0, rows.length);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = rows[i] < 0 ? rows.length + i : rows[i];
        }
        return both.build().gather(rows, rows.length, Scratch.fresh());
    }
}

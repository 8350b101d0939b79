package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.NarrowVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.ShortVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.VectorHash;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Copies passing batches into segments and picks for each column the encoding that makes it small: constant,
/// narrow integers, dictionary, or as it is.
public final class SegmentEncoder {
    private static final int DICTIONARY_LIMIT = 1 << 14;

    private final StructType schema;
    private List<Segment> segments = new ArrayList<>();
    private VectorBuilder[] builders;
    private int pending;

    public SegmentEncoder(StructType schema) {
        this.schema = schema;
        this.builders = newBuilders();
    }

    private VectorBuilder[] newBuilders() {
        return schema.fields().stream().map(field -> VectorBuilder.of(field.dataType(), 16))
                .toArray(VectorBuilder[]::new);
    }

    /// Copies all rows that count.
    public void add(Batch batch) {
        int at = 0;
        while (at < batch.rowCount()) {
            int rows = Math.min(batch.rowCount() - at, Segment.ROWS - pending);
            append(batch, at, rows);
            at += rows;
            if (pending == Segment.ROWS) {
                flush();
            }
        }
    }

    private void append(Batch batch, int from, int rows) {
        var selection = batch.selection();
        var chosen = selection == null
                ? null
                : from == 0 ? selection : Arrays.copyOfRange(selection, from, from + rows);
        for (int i = 0; i < builders.length; i++) {
            if (chosen == null) {
                builders[i].appendRange(batch.column(i), from, rows);
            } else {
                builders[i].appendRows(batch.column(i), chosen, rows);
            }
        }
        pending += rows;
    }

    private void flush() {
        var columns = new Vector[builders.length];
        var ranges = new ArrayList<Segment.@Nullable Range>(builders.length);
        for (int i = 0; i < columns.length; i++) {
            var flat = builders[i].build();
            var range = rangeOf(flat);
            ranges.add(range);
            columns[i] = encode(flat, range);
        }
        segments.add(new Segment(Batch.of(pending, columns), java.util.Collections.unmodifiableList(ranges)));
        pending = 0;
        builders = newBuilders();
    }

    /// The segments that are complete and have not been asked for yet.
    public List<Segment> complete() {
        if (segments.isEmpty()) {
            return List.of();
        }
        var complete = segments;
        segments = new ArrayList<>();
        return complete;
    }

    /// The segments that have not been asked for yet; the encoder is not to be used after.
    public List<Segment> finish() {
        if (pending > 0) {
            flush();
        }
        return segments;
    }

    private static Segment.@Nullable Range rangeOf(Vector flat) {
        return switch (flat.physical()) {
            case BYTE, SHORT, INT, LONG -> {
                long min = Long.MAX_VALUE;
                long max = Long.MIN_VALUE;
                int nulls = 0;
                for (int i = 0; i < flat.length(); i++) {
                    if (flat.isNull(i)) {
                        nulls++;
                    } else {
                        long value = Vectors.longAt(flat, i);
                        min = Math.min(min, value);
                        max = Math.max(max, value);
                    }
                }
                yield new Segment.Range(min, max, nulls > 0, nulls < flat.length());
            }
            case FLOAT, DOUBLE, DECIMAL128, BYTES, LIST, STRUCT -> null;
        };
    }

    private static Vector encode(Vector flat, Segment.@Nullable Range range) {
        if (range != null && range.hasValue()) {
            return narrow(flat, range);
        }
        if (flat instanceof BytesVector texts) {
            var dictionary = dictionary(texts);
            return dictionary != null ? dictionary : trimmed(texts);
        }
        return flat;
    }

    private static Vector narrow(Vector flat, Segment.Range range) {
        if (range.min() == range.max() && !range.hasNull()) {
            return new ConstantVector(flat.gather(new int[]{0}, 1, Scratch.fresh()), flat.length());
        }
        long span = range.max() - range.min();
        int width = width(flat.physical());
        if (span < 0 || flat.physical() == PhysicalType.BYTE) {
            return flat;
        }
        int n = flat.length();
        var nulls = flat.validity();
        if (span < 1L << 8) {
            long base = range.min() + 128;
            var raw = new byte[n];
            for (int i = 0; i < n; i++) {
                raw[i] = (byte) (Vectors.longAt(flat, i) - base);
            }
            return new NarrowVector(new ByteVector(raw, 0, n, nulls), base, flat.physical());
        }
        if (span < 1L << 16 && width > 2) {
            long base = range.min() + (1 << 15);
            var raw = new short[n];
            for (int i = 0; i < n; i++) {
                raw[i] = (short) (Vectors.longAt(flat, i) - base);
            }
            return new NarrowVector(new ShortVector(raw, 0, n, nulls), base, flat.physical());
        }
        if (span < 1L << 32 && width > 4) {
            long base = range.min() + (1L << 31);
            var values = (LongVector) flat;
            var raw = new int[n];
            for (int i = 0; i < n; i++) {
                raw[i] = (int) (values.get(i) - base);
            }
            return new NarrowVector(new IntVector(raw, 0, n, nulls), base, flat.physical());
        }
        return flat;
    }

    private static int width(PhysicalType type) {
        return switch (type) {
            case BYTE -> 1;
            case SHORT -> 2;
            case INT -> 4;
            case LONG, FLOAT, DOUBLE, DECIMAL128, BYTES, LIST, STRUCT -> 8;
        };
    }

    /// Codes for a text column of few distinct values, null where there are too many.
    private static @Nullable Vector dictionary(BytesVector texts) {
        int n = texts.length();
        int limit = Math.min(DICTIONARY_LIMIT, Math.max(16, n / 10));
        var slots = new int[Integer.highestOneBit(limit) * 4];
        Arrays.fill(slots, -1);
        var entries = new int[limit];
        int count = 0;
        var codes = new int[n];
        for (int i = 0; i < n; i++) {
            if (texts.isNull(i)) {
                continue;
            }
            int slot = (int) VectorHash.ofPresent(texts, i) & slots.length - 1;
            while (slots[slot] >= 0 && !same(texts, entries[slots[slot]], i)) {
                slot = slot + 1 & slots.length - 1;
            }
            if (slots[slot] < 0) {
                if (count == limit) {
                    return null;
                }
                entries[count] = i;
                slots[slot] = count++;
            }
            codes[i] = slots[slot];
        }
        if (count == 0) {
            return null;
        }
        var values = new BytesVector(texts.offsets(), texts.data(), texts.offset(), n, null).gather(entries, count,
                Scratch.fresh());
        return new DictionaryVector(codes, 0, n, values, texts.validity());
    }

    private static boolean same(BytesVector texts, int left, int right) {
        return Arrays.equals(texts.data(), texts.start(left), texts.start(left) + texts.size(left), texts.data(),
                texts.start(right), texts.start(right) + texts.size(right));
    }

    /// Without the room that the builder left.
    private static BytesVector trimmed(BytesVector texts) {
        int n = texts.length();
        return new BytesVector(Arrays.copyOf(texts.offsets(), n + 1), Arrays.copyOf(texts.data(), texts.offsets()[n]),
                0, n,
                texts.validity());
    }
}

package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.ScanFilter;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads some columns of a cached partition, skipping segments that the filters prove empty.
public final class SegmentReader implements BatchReader {
    private final List<Segment> segments;
    private final StructType schema;
    private final List<Integer> columns;
    private final List<ScanFilter> filters;
    private final int batchRows;
    private int segment = -1;
    private int at;

    /// @param schema of the whole cached frame
    /// @param columns places in it
    public SegmentReader(List<Segment> segments, StructType schema, List<Integer> columns, List<ScanFilter> filters,
            int batchRows) {
        this.segments = segments;
        this.schema = schema;
        this.columns = columns;
        this.filters = filters;
        this.batchRows = batchRows;
    }

    @Override
    public @Nullable Batch next() {
        while (segment < 0 || segment < segments.size() && at >= segments.get(segment).batch().length()) {
            do {
                segment++;
            } while (segment < segments.size() && !mayMatch(segments.get(segment)));
            at = 0;
        }
        if (segment >= segments.size()) {
            return null;
        }
        var batch = segments.get(segment).batch();
        int rows = Math.min(batchRows, batch.length() - at);
        var slices = new Vector[columns.size()];
        for (int i = 0; i < slices.length; i++) {
            slices[i] = batch.column(columns.get(i)).slice(at, rows);
        }
        at += rows;
        return Batch.of(rows, slices);
    }

    private boolean mayMatch(Segment candidate) {
        for (var filter : filters) {
            var range = candidate.ranges().get(filter.column());
            if (range != null && !mayMatch(filter, range, schema.field(filter.column()).dataType())) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayMatch(ScanFilter filter, Segment.Range range, DataType type) {
        return switch (filter) {
            case ScanFilter.IsNull _ -> range.hasNull();
            case ScanFilter.IsNotNull _ -> range.hasValue();
            case ScanFilter.StartsWith _ -> true;
            case ScanFilter.In(int _, var values) -> range.hasValue() && values.stream().anyMatch(value -> {
                long wanted = raw(type, value);
                return wanted >= range.min() && wanted <= range.max();
            });
            case ScanFilter.Compare(int _, var comparison, var value) -> {
                long wanted = raw(type, value);
                yield range.hasValue() && switch (comparison) {
                    case EQUAL -> wanted >= range.min() && wanted <= range.max();
                    case LESS -> range.min() < wanted;
                    case LESS_OR_EQUAL -> range.min() <= wanted;
                    case GREATER -> range.max() > wanted;
                    case GREATER_OR_EQUAL -> range.max() >= wanted;
                };
            }
        };
    }

    private static long raw(DataType type, Object value) {
        return Vectors.longAt(Values.single(type, value), 0);
    }

    @Override
    public void close() {
        segment = segments.size();
    }
}

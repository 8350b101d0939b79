package dev.vonk.runtime.operator;

import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.ScanFilter;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.type.DataType;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Opens the parts of a scan that belong to this task, in order. What joins have published by then tells the source
/// which keys can matter at all, so that it may skip whole pieces of files.
final class ScanReaders implements LeafDriver.Readers {
    private final PhysicalPlan.Scan scan;
    private final TaskContext context;
    private @Nullable Iterator<Split> splits;

    ScanReaders(PhysicalPlan.Scan scan, TaskContext context) {
        this.scan = scan;
        this.context = context;
    }

    @Override
    public @Nullable BatchReader open() throws IOException {
        var left = splits;
        if (left == null) {
            left = context.splits(scan).iterator();
            splits = left;
        }
        return left.hasNext() ? scan.source().open(left.next(), narrowed()) : null;
    }

    private ScanRequest narrowed() {
        var request = scan.request();
        var filters = new ArrayList<>(request.filters());
        scan.runtimeFilters().forEach((column, id) -> {
            var filter = context.runtimeFilters().find(id);
            if (filter != null && filter.min() <= filter.max()) {
                var type = scan.schema().field(column).dataType();
                int place = request.columns().get(column);
                addBound(filters, place, ScanFilter.Comparison.GREATER_OR_EQUAL, type, filter.min());
                addBound(filters, place, ScanFilter.Comparison.LESS_OR_EQUAL, type, filter.max());
            }
        });
        return filters.size() == request.filters().size()
                ? request
                : new ScanRequest(request.columns(), filters, request.batchRows());
    }

    private static void addBound(ArrayList<ScanFilter> filters, int column, ScanFilter.Comparison comparison,
            DataType type, long bound) {
        Object value = switch (type) {
            case DataType.ByteType _ -> (byte) bound;
            case DataType.ShortType _ -> (short) bound;
            case DataType.IntegerType _ -> (int) bound;
            case DataType.LongType _ -> bound;
            case DataType.DateType _ -> LocalDate.ofEpochDay(bound);
            default -> null;
        };
        if (value != null) {
            filters.add(new ScanFilter.Compare(column, comparison, value));
        }
    }
}

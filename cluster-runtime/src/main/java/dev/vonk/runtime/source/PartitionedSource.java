package dev.vonk.runtime.source;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Sources of the same columns, one a folder, with the folders' own values as further columns behind them. Folders
/// that a filter on those columns rules out are not opened.
///
/// @param description for plans and messages
/// @param data the columns that the files have
/// @param partitions the columns that the folders' names give
/// @param folders in order
public record PartitionedSource(String description, StructType data, StructType partitions, List<Folder> folders)
        implements
            Source {

    /// One folder.
    ///
    /// @param source of its files
    /// @param values one for each partition column, as [dev.vonk.runtime.data.Row] holds them
    public record Folder(Source source, List<@Nullable Object> values) implements Serializable {}

    record FolderSplit(int folder, Split inner) implements Split {
        @Override
        public long weight() {
            return inner.weight();
        }
    }

    public PartitionedSource {
        folders = List.copyOf(folders);
    }

    @Override
    public StructType schema() {
        var fields = new ArrayList<>(data.fields());
        fields.addAll(partitions.fields());
        return new StructType(fields);
    }

    @Override
    public List<Split> splits(ScanRequest request) throws IOException {
        var inner = inner(request);
        var splits = new ArrayList<Split>();
        for (int i = 0; i < folders.size(); i++) {
            if (mayPass(folders.get(i), request.filters())) {
                for (var split : folders.get(i).source.splits(inner)) {
                    splits.add(new FolderSplit(i, split));
                }
            }
        }
        return splits;
    }

    private ScanRequest inner(ScanRequest request) {
        return new ScanRequest(request.columns().stream().filter(column -> column < data.size()).toList(),
                request.filters().stream().filter(filter -> filter.column() < data.size()).toList(),
                request.batchRows());
    }

    private boolean mayPass(Folder folder, List<ScanFilter> filters) {
        return filters.stream().filter(filter -> filter.column() >= data.size())
                .allMatch(filter -> FilterCheck.passes(filter, folder.values.get(filter.column() - data.size())));
    }

    @Override
    public BatchReader open(Split split, ScanRequest request) throws IOException {
        var part = (FolderSplit) split;
        var folder = folders.get(part.folder);
        var constants = new ArrayList<@Nullable Vector>();
        for (int column : request.columns()) {
            int index = column - data.size();
            constants.add(
                    index < 0 ? null : Values.single(partitions.field(index).dataType(), folder.values.get(index)));
        }
        return new WithConstants(folder.source.open(part.inner, inner(request)), constants);
    }

    @Override
    public Statistics statistics() {
        long rows = 0;
        var columns = new HashMap<Integer, Statistics.ColumnStatistics>();
        for (var folder : folders) {
            var known = folder.source.statistics().rows();
            if (known.isEmpty()) {
                return Statistics.UNKNOWN;
            }
            rows += known.getAsLong();
        }
        for (int i = 0; i < partitions.size(); i++) {
            int column = i;
            long distinct = folders.stream().map(folder -> folder.values.get(column)).distinct().count();
            columns.put(data.size() + i, new Statistics.ColumnStatistics(null, null, -1, distinct));
        }
        return new Statistics(OptionalLong.of(rows), Map.copyOf(columns));
    }

    /// Puts constant columns between those that are read.
    private record WithConstants(BatchReader inner, List<@Nullable Vector> constants) implements BatchReader {
        @Override
        public @Nullable Batch next() throws IOException {
            var batch = inner.next();
            if (batch == null) {
                return null;
            }
            var columns = new Vector[constants.size()];
            int read = 0;
            for (int i = 0; i < columns.length; i++) {
                var constant = constants.get(i);
                columns[i] = constant == null ? batch.column(read++) : new ConstantVector(constant, batch.length());
            }
            return batch.withColumns(columns);
        }

        @Override
        public long bytesRead() {
            return inner.bytesRead();
        }

        @Override
        public void close() throws IOException {
            inner.close();
        }
    }
}

package dev.vonk.runtime.source.parquet.footer;

import java.util.ArrayList;
import java.util.List;

/// Some consecutive rows of a file, one chunk a leaf column in the order of the schema.
public record RowGroup(long rows, List<ColumnChunk> columns) {

    static RowGroup read(CompactReader in) {
        long rows = -1;
        var columns = new ArrayList<ColumnChunk>();
        in.enter();
        for (int id = in.next(); id != 0; id = in.next()) {
            switch (id) {
                case 1 -> {
                    int count = in.list();
                    for (int i = 0; i < count; i++) {
                        columns.add(ColumnChunk.read(in));
                    }
                }
                case 3 -> rows = in.i64();
                default -> in.skip();
            }
        }
        if (rows < 0) {
            throw UnreadableException.damaged("a row group of " + rows + " rows");
        }
        return new RowGroup(rows, columns);
    }

    /// Bytes of all chunks as they lie in the file.
    public long compressedSize() {
        return columns.stream().mapToLong(ColumnChunk::compressedSize).sum();
    }
}

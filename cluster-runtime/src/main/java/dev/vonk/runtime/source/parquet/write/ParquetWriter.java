package dev.vonk.runtime.source.parquet.write;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.source.BatchWriter;
import dev.vonk.runtime.source.parquet.footer.Compression;
import dev.vonk.runtime.source.parquet.page.Compressor;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes one Parquet file, a row group at a time, which is held in memory until it is full.
public final class ParquetWriter implements BatchWriter {
    /// What our files say wrote them.
    public static final String CREATED_BY = "vonk";
    /// The key of the note in our footers that lists the places of the stored columns that are intervals.
    public static final String INTERVALS = FooterWriter.INTERVALS;

    private final Path path;
    private final StructType schema;
    private final long groupRows;
    private final long groupBytes;
    private final Column.Builder shape = new Column.Builder();
    private final List<Column> columns;
    private final FileOutput out;
    private final Compressor compressor;
    private final ChunkWriter chunks;
    private final List<FooterWriter.Group> groups = new ArrayList<>();
    private final Scratch dense = new Scratch();
    private final Scratch flat = new Scratch();

    private VectorBuilder[] builders;
    private long rows;
    private boolean closed;

    /// @param groupRows a row group is written when it has so many rows
    /// @param groupBytes or so many bytes in memory
    public ParquetWriter(Path path, StructType schema, Compression compression, long groupRows, long groupBytes)
            throws IOException {
        this.path = path;
        this.schema = schema;
        this.groupRows = groupRows;
        this.groupBytes = groupBytes;
        columns = shape.columns(schema);
        out = new FileOutput(path);
        compressor = new Compressor(compression);
        chunks = new ChunkWriter(out, compressor);
        builders = newBuilders();
        out.write(FooterWriter.MAGIC);
    }

    private VectorBuilder[] newBuilders() {
        var fresh = new VectorBuilder[schema.size()];
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] = VectorBuilder.of(schema.field(i).dataType(), Batch.DEFAULT_ROWS);
        }
        return fresh;
    }

    @Override
    public void write(Batch batch) throws IOException {
        long bytes = 0;
        for (int i = 0; i < builders.length; i++) {
            builders[i].appendRange(batch.dense(i, dense).flat(flat), 0, batch.rowCount());
            bytes += builders[i].bytes();
        }
        rows += batch.rowCount();
        if (rows >= groupRows || bytes >= groupBytes) {
            writeGroup();
        }
    }

    private void writeGroup() throws IOException {
        var vectors = new ArrayList<Vector>();
        for (var builder : builders) {
            vectors.add(builder.build());
        }
        var entries = Shredder.shred(columns, shape.leaves(), vectors);
        long start = out.position();
        var written = new ArrayList<ChunkWriter.Written>();
        for (var leaf : shape.leaves()) {
            written.add(chunks.write(entries[leaf.index()], leaf));
        }
        groups.add(new FooterWriter.Group(rows, start, written));
        rows = 0;
        builders = newBuilders();
    }

    @Override
    public long bytesWritten() {
        return out.position();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out; compressor) {
            if (rows > 0) {
                writeGroup();
            }
            new FooterWriter(out, shape.elements(), shape.leaves(), CREATED_BY).write(groups);
        }
    }

    @Override
    public void abandon() throws IOException {
        if (!closed) {
            closed = true;
            compressor.close();
            out.close();
        }
        Files.deleteIfExists(path);
    }
}

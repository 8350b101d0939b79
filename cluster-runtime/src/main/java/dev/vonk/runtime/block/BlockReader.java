package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BatchCodec;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.BatchReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the batches of pieces, each where it is at that moment: a frame at a time of those on disk.
final class BlockReader implements BatchReader {
    private final BlockId block;
    private final PieceFrames files;
    private final @Nullable List<Integer> columns;
    private final int batchRows;
    private Iterator<Piece> pieces;
    private @Nullable Batch current;
    private int at;
    private Piece.@Nullable Place place;
    private int frame;

    /// @param columns places of those that are read; null for all
    BlockReader(BlockId block, List<Piece> pieces, @Nullable List<Integer> columns, int batchRows) {
        this.block = block;
        this.files = new PieceFrames(block);
        this.pieces = pieces.iterator();
        this.columns = columns;
        this.batchRows = batchRows;
    }

    @Override
    public @Nullable Batch next() throws IOException {
        var batch = current;
        while (batch == null || at >= batch.rowCount()) {
            batch = load();
            current = batch;
            at = 0;
            if (batch == null) {
                return null;
            }
        }
        int rows = Math.min(batchRows, batch.rowCount() - at);
        var slice = rows == batch.rowCount() ? batch : batch.slice(at, rows);
        at += rows;
        return slice;
    }

    private @Nullable Batch load() throws IOException {
        while (true) {
            if (place instanceof Piece.Place.InFile(var file, var frames) && frame < frames.size()) {
                return chosen(decode(files.load(file, frames.get(frame++))));
            }
            if (!pieces.hasNext()) {
                close();
                return null;
            }
            var next = pieces.next().place();
            place = next;
            frame = 0;
            if (next instanceof Piece.Place.InMemory(var batch)) {
                return chosen(batch);
            }
        }
    }

    private Batch chosen(Batch batch) {
        var places = columns;
        if (places == null) {
            return batch;
        }
        var vectors = new Vector[places.size()];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = batch.column(places.get(i));
        }
        return batch.withColumns(vectors);
    }

    private Batch decode(byte[] bytes) throws IOException {
        try {
            return BatchCodec.decode(bytes);
        } catch (IOException e) {
            throw new CorruptBlockException(block, e);
        }
    }

    @Override
    public void close() throws IOException {
        pieces = java.util.Collections.emptyIterator();
        place = null;
        current = null;
        files.close();
    }
}

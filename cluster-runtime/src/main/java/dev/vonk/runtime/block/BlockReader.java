package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BatchCodec;
import dev.vonk.runtime.source.SlicedReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the batches of pieces, each where it is at that moment: a frame at a time of those on disk.
final class BlockReader extends SlicedReader {
    private final BlockId block;
    private final PieceFrames files;
    private Iterator<Piece> pieces;
    private Piece.@Nullable Place place;
    private int frame;

    /// @param columns places of those that are read; null for all
    BlockReader(BlockId block, List<Piece> pieces, @Nullable List<Integer> columns, int batchRows) {
        super(columns, batchRows);
        this.block = block;
        this.files = new PieceFrames(block);
        this.pieces = pieces.iterator();
    }

    @Override
    protected @Nullable Batch load() throws IOException {
        while (true) {
            if (place instanceof Piece.Place.InFile(var file, var frames) && frame < frames.size()) {
                return decode(files.load(file, frames.get(frame++)));
            }
            if (!pieces.hasNext()) {
                close();
                return null;
            }
            var next = pieces.next().place();
            place = next;
            frame = 0;
            if (next instanceof Piece.Place.InMemory(var batch)) {
                return batch;
            }
        }
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
        super.close();
        files.close();
    }
}

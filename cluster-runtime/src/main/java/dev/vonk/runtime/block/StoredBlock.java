package dev.vonk.runtime.block;

import dev.vonk.runtime.data.FrameCutter;
import dev.vonk.runtime.data.Packing;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.ScanFilter;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;

/// A block as the store keeps it.
final class StoredBlock implements Block {
    private final BlockId id;
    private final List<Piece> pieces;
    private final CacheLevel level;
    private final long bytes;
    private final long rows;
    private volatile long lastUse;
    private boolean dropped;

    /// @param level whether it may go to disk
    StoredBlock(BlockId id, List<Piece> pieces, CacheLevel level) {
        this.id = id;
        this.pieces = List.copyOf(pieces);
        this.level = level;
        this.bytes = pieces.stream().mapToLong(Piece::bytes).sum();
        this.rows = pieces.stream().mapToLong(Piece::rows).sum();
    }

    BlockId id() {
        return id;
    }

    CacheLevel level() {
        return level;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public long bytesInMemory() {
        return pieces.stream().mapToLong(Piece::bytesInMemory).sum();
    }

    @Override
    public long rows() {
        return rows;
    }

    /// @param now a number that grows with each use of any block
    void used(long now) {
        lastUse = now;
    }

    long lastUse() {
        return lastUse;
    }

    /// Puts what is in memory into a file, piece by piece, and releases its memory.
    ///
    /// @param release takes the bytes of each piece
    /// @return bytes released, also those of the pieces before one that failed
    synchronized long moveTo(BlockFile file, FrameCutter cutter, LongConsumer release) throws IOException {
        long freed = 0;
        for (var piece : pieces) {
            long held = piece.bytesInMemory();
            if (dropped || held == 0) {
                continue;
            }
            piece.move(file, cutter);
            release.accept(held);
            freed += held;
        }
        return freed;
    }

    /// Releases its memory, once; its files are not its own.
    ///
    /// @return bytes released
    synchronized long drop(LongConsumer release) {
        if (dropped) {
            return 0;
        }
        dropped = true;
        long held = bytesInMemory();
        release.accept(held);
        return held;
    }

    @Override
    public BatchReader open(int batchRows) {
        return new BlockReader(id, pieces, null, batchRows);
    }

    @Override
    public BatchReader scan(StructType schema, List<Integer> columns, List<ScanFilter> filters, int batchRows) {
        var skipping = new RangeFilter(schema, filters);
        var wanted = pieces.stream().filter(piece -> skipping.mayMatch(piece.ranges())).toList();
        return new BlockReader(id, wanted, columns, batchRows);
    }

    @Override
    public FrameReader frames(Packing packing) {
        return new BlockFrames(id, pieces, packing);
    }
}

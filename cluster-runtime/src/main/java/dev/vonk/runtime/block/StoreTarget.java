package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Packing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Output that goes to the store of this process.
final class StoreTarget implements ExchangeTarget {
    private final BlockStore store;
    private final BlockFolder folder;
    private final BlockId.ExchangeBlock first;
    private @Nullable BlockFile file;

    /// @param first the name of the block of partition 0
    StoreTarget(BlockStore store, BlockFolder folder, BlockId.ExchangeBlock first) {
        this.store = store;
        this.folder = folder;
        this.first = first;
    }

    @Override
    public boolean keepsInMemory() {
        return true;
    }

    @Override
    public long mostCollected() {
        return Long.MAX_VALUE;
    }

    @Override
    public Packing packing() {
        return BlockStore.DISK_PACKING;
    }

    @Override
    public BlockFile file() throws IOException {
        var open = file;
        if (open == null) {
            open = folder.create(BlockStore.ownerOf(first));
            file = open;
        }
        return open;
    }

    @Override
    public DataException failed(IOException cause) {
        return SpillFile.failed(folder.parent(), cause);
    }

    @Override
    public void complete(PartitionIndex index, List<List<Batch>> kept) throws IOException {
        var written = file;
        if (written != null) {
            written.close();
        }
        for (int partition = 0; partition < index.partitions(); partition++) {
            var pieces = new ArrayList<Piece>();
            if (written != null) {
                pieces.addAll(index.pieces(partition, written.path()));
            }
            kept.get(partition).forEach(batch -> pieces.add(Piece.of(batch, List.of())));
            var id = new BlockId.ExchangeBlock(first.job(), first.exchange(), first.task(), first.attempt(), partition);
            store.keep(new StoredBlock(id, pieces, CacheLevel.MEMORY_AND_DISK));
        }
    }

    @Override
    public void abandon() {
        var made = file;
        file = null;
        if (made != null) {
            folder.delete(BlockStore.ownerOf(first), made);
        }
    }
}

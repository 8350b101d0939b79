package dev.vonk.runtime.block;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// Which frames of a file belong to which partition.
final class PartitionIndex {
    private final List<List<BlockFile.Frame>> frames = new ArrayList<>();
    private final long[] bytes;

    PartitionIndex(int partitions) {
        bytes = new long[partitions];
        for (int i = 0; i < partitions; i++) {
            frames.add(new ArrayList<>());
        }
    }

    int partitions() {
        return bytes.length;
    }

    /// The frames of a partition, in the order of its rows.
    List<BlockFile.Frame> frames(int partition) {
        return frames.get(partition);
    }

    /// Bytes of a partition's batches as they lay in memory.
    long bytes(int partition) {
        return bytes[partition];
    }

    long bytes() {
        return LongStream.of(bytes).sum();
    }

    /// Says that batches of so many bytes went into a partition's frames.
    void wrote(int partition, long more) {
        bytes[partition] += more;
    }

    /// A partition's frames in `file`; none where it has none.
    List<Piece> pieces(int partition, Path file) {
        var own = frames.get(partition);
        if (own.isEmpty()) {
            return List.of();
        }
        long rows = own.stream().mapToLong(BlockFile.Frame::rows).sum();
        return List.of(new Piece(new Piece.Place.InFile(file, List.copyOf(own)), bytes[partition], rows, List.of()));
    }
}

package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.FrameCutter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Part of a block: a batch in memory, or frames in a file. It goes from one to the other as a whole, once.
final class Piece {
    /// Where it is.
    sealed interface Place {
        record InMemory(Batch batch) implements Place {}

        record InFile(Path file, List<BlockFile.Frame> frames) implements Place {}
    }

    private final long bytes;
    private final long rows;
    private final List<Segment.@Nullable Range> ranges;
    private volatile Place place;

    /// @param bytes as it lies in memory, or would
    /// @param ranges by column; empty where nothing is known
    Piece(Place place, long bytes, long rows, List<Segment.@Nullable Range> ranges) {
        this.place = place;
        this.bytes = bytes;
        this.rows = rows;
        this.ranges = ranges;
    }

    static Piece of(Batch batch, List<Segment.@Nullable Range> ranges) {
        var own = batch.compact();
        return new Piece(new Place.InMemory(own), own.bytes(), own.rowCount(), ranges);
    }

    Place place() {
        return place;
    }

    long bytes() {
        return bytes;
    }

    long bytesInMemory() {
        return place instanceof Place.InMemory ? bytes : 0;
    }

    long rows() {
        return rows;
    }

    List<Segment.@Nullable Range> ranges() {
        return ranges;
    }

    /// Goes to the file if it is in memory.
    void move(BlockFile file, FrameCutter cutter) throws IOException {
        if (place instanceof Place.InMemory(var batch)) {
            var frames = new ArrayList<BlockFile.Frame>();
            file.append(batch, cutter, frames);
            place = new Place.InFile(file.path(), List.copyOf(frames));
        }
    }
}

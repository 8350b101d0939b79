package dev.vonk.runtime.block;

import dev.vonk.runtime.data.FrameCutter;
import dev.vonk.runtime.data.Packing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The frames of pieces for the wire: made on the way of those in memory, read of those in files.
final class BlockFrames implements FrameReader {
    private final PieceFrames files;
    private final FrameCutter cutter;
    private Iterator<Piece> pieces;
    private Piece.@Nullable Place place;
    private int frame;

    BlockFrames(BlockId block, List<Piece> pieces, Packing packing) {
        this.files = new PieceFrames(block);
        this.cutter = new FrameCutter(packing);
        this.pieces = pieces.iterator();
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        while (true) {
            switch (place) {
                case null -> {
                }
                case Piece.Place.InMemory _ -> {
                    var made = cutter.next();
                    if (made != null) {
                        return copy(made);
                    }
                }
                case Piece.Place.InFile(var file, var frames) -> {
                    if (frame < frames.size()) {
                        return files.load(file, frames.get(frame++));
                    }
                }
            }
            if (!pieces.hasNext()) {
                close();
                return null;
            }
            begin(pieces.next().place());
        }
    }

    private void begin(Piece.Place next) {
        place = next;
        frame = 0;
        if (next instanceof Piece.Place.InMemory(var batch)) {
            cutter.begin(batch);
        }
    }

    private static byte[] copy(ByteBuffer made) {
        var own = new byte[made.remaining()];
        made.get(own);
        return own;
    }

    @Override
    public void close() throws IOException {
        pieces = Collections.emptyIterator();
        place = null;
        files.close();
    }
}

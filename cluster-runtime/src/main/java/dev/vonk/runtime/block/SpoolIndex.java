package dev.vonk.runtime.block;

import dev.vonk.runtime.data.BatchCodec;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/// The end of a spooled file, which says where each partition's frames are. All little-endian:
///
///     int    partitions
///     each:  long bytes in memory, int frames, and for each frame: long position, int length, int rows
///     int    length of all this
///     int    CRC32C of all this
///     long   a mark
final class SpoolIndex {
    private static final long MARK = 0x4C4F4F50536B6E56L;
    private static final int END = 16;
    private static final int PARTITION = 12;
    private static final int FRAME = 16;

    private SpoolIndex() {
    }

    static ByteBuffer encode(PartitionIndex index) {
        long size = 4;
        for (int i = 0; i < index.partitions(); i++) {
            size += PARTITION + (long) FRAME * index.frames(i).size();
        }
        var out = ByteBuffer.allocate(Math.toIntExact(size + END)).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(index.partitions());
        for (int i = 0; i < index.partitions(); i++) {
            out.putLong(index.bytes(i)).putInt(index.frames(i).size());
            index.frames(i)
                    .forEach(frame -> out.putLong(frame.position()).putInt(frame.length()).putInt(frame.rows()));
        }
        return out.putInt((int) size).putInt(checksum(out.array(), (int) size)).putLong(MARK).flip();
    }

    private static int checksum(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /// The pieces of a partition.
    ///
    /// @throws IOException where the file is not complete, not as it was written, or has no such partition
    static List<Piece> read(Path path, int partition) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            long length = file.length();
            if (length < END) {
                throw new IOException("its file is cut short");
            }
            var end = ByteBuffer.wrap(read(file, length - END, END)).order(ByteOrder.LITTLE_ENDIAN);
            int size = end.getInt();
            int checksum = end.getInt();
            if (end.getLong() != MARK || size < 4 || size > length - END) {
                throw new IOException("its file does not end with an index");
            }
            var index = read(file, length - END - size, size);
            if (checksum(index, size) != checksum) {
                throw new IOException("the index of its file is damaged");
            }
            return parse(ByteBuffer.wrap(index).order(ByteOrder.LITTLE_ENDIAN), length - END - size, partition)
                    .pieces(partition, path);
        }
    }

    private static byte[] read(RandomAccessFile file, long position, int count) throws IOException {
        var bytes = new byte[count];
        file.seek(position);
        file.readFully(bytes);
        return bytes;
    }

    private static PartitionIndex parse(ByteBuffer in, long frameBytes, int wanted) throws IOException {
        int partitions = in.getInt();
        if (partitions <= wanted || partitions > in.remaining() / PARTITION) {
            throw new IOException("its file has " + partitions + " partitions");
        }
        var index = new PartitionIndex(partitions);
        for (int i = 0; i <= wanted; i++) {
            need(in, PARTITION);
            index.wrote(i, in.getLong());
            int frames = in.getInt();
            if (frames < 0) {
                throw new IOException("its file has " + frames + " frames");
            }
            need(in, (long) frames * FRAME);
            if (i < wanted) {
                in.position(in.position() + frames * FRAME);
                continue;
            }
            for (int k = 0; k < frames; k++) {
                index.frames(i).add(frame(in, frameBytes));
            }
        }
        return index;
    }

    private static void need(ByteBuffer in, long bytes) throws IOException {
        if (bytes > in.remaining()) {
            throw new IOException("the index of its file is cut short");
        }
    }

    private static BlockFile.Frame frame(ByteBuffer in, long frameBytes) throws IOException {
        var frame = new BlockFile.Frame(in.getLong(), in.getInt(), in.getInt());
        if (frame.position() < 0 || frame.length() < BatchCodec.HEADER || frame.length() > BatchCodec.LARGEST_FRAME
                || frame.position() > frameBytes - frame.length() || frame.rows() < 0) {
            throw new IOException("the index of its file points outside of it");
        }
        return frame;
    }
}

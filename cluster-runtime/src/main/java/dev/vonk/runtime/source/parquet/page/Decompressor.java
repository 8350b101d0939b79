package dev.vonk.runtime.source.parquet.page;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.vonk.runtime.source.parquet.footer.Compression;
import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/// Undoes the compression of pages. One thread; holds native memory until closed.
public final class Decompressor implements AutoCloseable {
    private static final int GZIP_HEADER = 10;

    private @Nullable ZstdDecompressCtx zstd;
    private @Nullable Inflater inflater;

    /// The most bytes that `compressed` bytes can stand for, so that a damaged size is seen before memory is taken.
    public static long mostBytes(Compression compression, long compressed) {
        return switch (compression) {
            case UNCOMPRESSED -> compressed;
            case SNAPPY -> 64 + compressed * 32;
            case LZ4, LZ4_RAW -> 64 + compressed * 256;
            case GZIP -> 64 + compressed * 1040;
            case ZSTD, LZO, BROTLI -> 64 + compressed * 65536;
        };
    }

    /// Decompresses `length` bytes from `from` on into exactly `size` bytes at the start of `out`.
    public void decompress(Compression compression, byte[] in, int from, int length, byte[] out, int size) {
        int made = switch (compression) {
            case UNCOMPRESSED -> copy(in, from, length, out, size);
            case SNAPPY -> snappy(in, from, length, out, size);
            case ZSTD -> zstd(in, from, length, out, size);
            case GZIP -> gzip(in, from, length, out, size);
            case LZ4_RAW -> Lz4.decompress(in, from, from + length, out, size);
            case LZ4 -> hadoopLz4(in, from, length, out, size);
            case LZO, BROTLI -> throw UnreadableException.unsupported("compression " + compression,
                    "Write the file with snappy, zstd, gzip or lz4_raw.");
        };
        if (made != size) {
            throw UnreadableException
                    .damaged("a page of " + size + " bytes whose " + compression + " data holds " + made);
        }
    }

    private static int copy(byte[] in, int from, int length, byte[] out, int size) {
        if (length == size) {
            System.arraycopy(in, from, out, 0, size);
        }
        return length;
    }

    /// The native call writes as many bytes as the data's own head says, wherever that ends: hence the check.
    private static int snappy(byte[] in, int from, int length, byte[] out, int size) {
        try {
            int claimed = Snappy.uncompressedLength(in, from, length);
            return claimed == size ? Snappy.uncompress(in, from, length, out, 0) : claimed;
        } catch (IOException invalid) {
            throw UnreadableException.damaged("a page whose snappy data is broken");
        }
    }

    private int zstd(byte[] in, int from, int length, byte[] out, int size) {
        if (zstd == null) {
            zstd = new ZstdDecompressCtx();
        }
        try {
            return zstd.decompressByteArray(out, 0, size, in, from, length);
        } catch (ZstdException invalid) {
            throw UnreadableException.damaged("a page whose zstd data is broken (" + invalid.getMessage() + ")");
        }
    }

    private int gzip(byte[] in, int from, int length, byte[] out, int size) {
        if (inflater == null) {
            inflater = new Inflater(true);
        }
        int made = 0;
        int position = from;
        int end = from + length;
        try {
            while (position < end) {
                position = afterGzipHeader(in, position, end);
                inflater.reset();
                inflater.setInput(in, position, end - position);
                while (!inflater.finished()) {
                    int more = inflater.inflate(out, made, size - made);
                    made += more;
                    if (more == 0 && !inflater.finished()) {
                        return inflater.needsInput() ? made : size + 1;
                    }
                }
                position = end - inflater.getRemaining() + 8;
            }
            return made;
        } catch (DataFormatException invalid) {
            throw UnreadableException.damaged("a page whose gzip data is broken (" + invalid.getMessage() + ")");
        }
    }

    private static int afterGzipHeader(byte[] in, int from, int end) {
        if (end - from < GZIP_HEADER || (in[from] & 255) != 0x1f || (in[from + 1] & 255) != 0x8b || in[from + 2] != 8) {
            throw UnreadableException.damaged("a page whose gzip data has no gzip header");
        }
        int flags = in[from + 3];
        int position = from + GZIP_HEADER;
        if ((flags & 4) != 0) {
            position += 2 + (position + 1 < end ? (in[position] & 255) + ((in[position + 1] & 255) << 8) : 0);
        }
        for (int optionalText = (flags >> 3 & 1) + (flags >> 4 & 1); optionalText > 0; optionalText--) {
            while (position < end && in[position] != 0) {
                position++;
            }
            position++;
        }
        position += (flags & 2) != 0 ? 2 : 0;
        if (position > end) {
            throw UnreadableException.damaged("a page whose gzip header has no end");
        }
        return position;
    }

    /// Hadoop's frames around LZ4 blocks: both lengths, highest byte first, before each.
    private static int hadoopLz4(byte[] in, int from, int length, byte[] out, int size) {
        if (length >= 8) {
            int plain = Integer.reverseBytes(LittleEndian.getInt(in, from));
            int packed = Integer.reverseBytes(LittleEndian.getInt(in, from + 4));
            if (plain == size && packed == length - 8) {
                return Lz4.decompress(in, from + 8, from + length, out, size);
            }
        }
        return Lz4.decompress(in, from, from + length, out, size);
    }

    @Override
    public void close() {
        if (zstd != null) {
            zstd.close();
            zstd = null;
        }
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }
}

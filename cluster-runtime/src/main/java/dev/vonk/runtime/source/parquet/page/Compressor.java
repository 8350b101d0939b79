package dev.vonk.runtime.source.parquet.page;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import dev.vonk.runtime.source.parquet.footer.Compression;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/// Compresses pages. One thread; holds native memory until closed.
public final class Compressor implements AutoCloseable {
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};

    private final Compression compression;
    private @Nullable ZstdCompressCtx zstd;
    private @Nullable Deflater deflater;
    private final PageBuffer out = new PageBuffer();

    /// @param compression one of those [#canWrite] names
    public Compressor(Compression compression) {
        this.compression = compression;
    }

    /// Whether we can write it.
    public static boolean canWrite(Compression compression) {
        return switch (compression) {
            case UNCOMPRESSED, SNAPPY, GZIP, ZSTD -> true;
            case LZO, BROTLI, LZ4, LZ4_RAW -> false;
        };
    }

    public Compression compression() {
        return compression;
    }

    /// The page compressed; good until the next call.
    public PageBuffer compress(PageBuffer page) throws IOException {
        if (compression == Compression.UNCOMPRESSED) {
            return page;
        }
        out.clear();
        int most = switch (compression) {
            case SNAPPY -> Snappy.maxCompressedLength(page.size());
            case ZSTD -> (int) Zstd.compressBound(page.size());
            case GZIP, UNCOMPRESSED, LZO, BROTLI, LZ4, LZ4_RAW -> page.size() + page.size() / 1000 + 64;
        };
        out.grow(most);
        int size = switch (compression) {
            case SNAPPY -> Snappy.compress(page.bytes(), 0, page.size(), out.bytes(), 0);
            case ZSTD -> zstd().compressByteArray(out.bytes(), 0, most, page.bytes(), 0, page.size());
            case GZIP -> gzip(page);
            case UNCOMPRESSED, LZO, BROTLI, LZ4, LZ4_RAW ->
                throw new IllegalStateException("cannot write " + compression);
        };
        out.clear();
        out.grow(size);
        return out;
    }

    private ZstdCompressCtx zstd() {
        if (zstd == null) {
            zstd = new ZstdCompressCtx();
        }
        return zstd;
    }

    private int gzip(PageBuffer page) {
        if (deflater == null) {
            deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        }
        deflater.reset();
        deflater.setInput(page.bytes(), 0, page.size());
        deflater.finish();
        out.clear();
        out.put(GZIP_HEADER, 0, GZIP_HEADER.length);
        while (!deflater.finished()) {
            int room = Math.max(4096, page.size() / 2);
            int at = out.grow(room);
            int made = deflater.deflate(out.bytes(), at, room);
            out.grow(made - room);
        }
        var crc = new CRC32();
        crc.update(page.bytes(), 0, page.size());
        out.i32((int) crc.getValue());
        out.i32(page.size());
        return out.size();
    }

    @Override
    public void close() {
        if (zstd != null) {
            zstd.close();
            zstd = null;
        }
        if (deflater != null) {
            deflater.end();
            deflater = null;
        }
    }
}

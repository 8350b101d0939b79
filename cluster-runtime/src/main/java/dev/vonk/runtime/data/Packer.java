package dev.vonk.runtime.data;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

/// The packings of frames. Unpacking never trusts what the packed bytes claim.
final class Packer {
    private static final int ZSTD_LEVEL = 1;
    /// LZ4 cannot make more than about 255 bytes of one.
    private static final long LZ4_BEST = 256;

    /// Made when the first frame is packed by LZ4. The compressor is native where that can be loaded; the
    /// decompressor checks both its ends.
    private static final class Lz4 {
        private static final LZ4Factory FACTORY = LZ4Factory.fastestInstance();
    }

    private Packer() {
    }

    /// The most bytes that `size` bytes may become; 0 where they are not to be packed.
    static int bound(Packing packing, int size) {
        return switch (packing) {
            case NONE -> 0;
            case LZ4 -> Lz4.FACTORY.fastCompressor().maxCompressedLength(size);
            case ZSTD -> Math.toIntExact(Zstd.compressBound(size));
        };
    }

    /// Packs `size` bytes of `from` into `to`, which has room for [#bound].
    ///
    /// @return how many they became
    static int pack(Packing packing, byte[] from, int start, int size, byte[] to, int at) {
        return switch (packing) {
            case NONE -> size;
            case LZ4 -> Lz4.FACTORY.fastCompressor().compress(from, start, size, to, at, to.length - at);
            case ZSTD -> Math.toIntExact(
                    Zstd.compressByteArray(to, at, to.length - at, from, start, size, ZSTD_LEVEL));
        };
    }

    /// The `unpacked` bytes that `stored` bytes were made of.
    ///
    /// @throws IOException where they were not
    static byte[] unpack(Packing packing, byte[] bytes, int from, int stored, int unpacked) throws IOException {
        return switch (packing) {
            case NONE -> throw new IllegalArgumentException("nothing to unpack");
            case LZ4 -> unpackLz4(bytes, from, stored, unpacked);
            case ZSTD -> unpackZstd(bytes, from, stored, unpacked);
        };
    }

    private static byte[] unpackLz4(byte[] bytes, int from, int stored, int unpacked) throws IOException {
        if (unpacked > (stored + 1) * LZ4_BEST) {
            throw doesNotUnpack(unpacked);
        }
        var out = new byte[unpacked];
        try {
            int size = Lz4.FACTORY.safeDecompressor().decompress(bytes, from, stored, out, 0, unpacked);
            if (size != unpacked) {
                throw doesNotUnpack(unpacked);
            }
        } catch (LZ4Exception e) {
            throw new IOException(doesNotUnpack(unpacked).getMessage(), e);
        }
        return out;
    }

    private static byte[] unpackZstd(byte[] bytes, int from, int stored, int unpacked) throws IOException {
        if (Zstd.getFrameContentSize(bytes, from, stored) != unpacked) {
            throw doesNotUnpack(unpacked);
        }
        var out = new byte[unpacked];
        try {
            if (Zstd.decompressByteArray(out, 0, unpacked, bytes, from, stored) != unpacked) {
                throw doesNotUnpack(unpacked);
            }
        } catch (ZstdException e) {
            throw new IOException(doesNotUnpack(unpacked).getMessage(), e);
        }
        return out;
    }

    private static IOException doesNotUnpack(int unpacked) {
        return VectorDecoder.damaged("it does not unpack to " + unpacked + " bytes");
    }
}

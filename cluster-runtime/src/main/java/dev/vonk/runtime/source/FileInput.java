package dev.vonk.runtime.source;

import com.github.luben.zstd.ZstdInputStream;
import dev.vonk.runtime.data.DataException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The bytes of one text file from some place on, unpacked if it is packed (`.gz`, `.zst`, `.deflate`) and turned into
/// UTF-8 if it is in another encoding. One thread.
public final class FileInput implements AutoCloseable {
    private static final int STREAM_BUFFER = 1 << 16;

    private final String path;
    private final @Nullable FileChannel channel;
    private final @Nullable InputStream stream;
    private long position;

    private FileInput(String path, @Nullable FileChannel channel, @Nullable InputStream stream, long position) {
        this.path = path;
        this.channel = channel;
        this.stream = stream;
        this.position = position;
    }

    /// Whether a file can only be read from its beginning, for being packed or in an encoding that is not UTF-8.
    public static boolean isWhole(String path, Charset encoding) {
        return packing(path) != Packing.NONE || needsTranslation(encoding);
    }

    /// Opens a file.
    ///
    /// @param from the byte to begin at; 0 where the file [#isWhole]
    /// @throws DataException where the file is gone or may not be read
    public static FileInput open(String path, long from, Charset encoding) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(Path.of(path), StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new DataException("FAILED_READ_FILE.FILE_NOT_EXIST", "The file `" + path
                    + "` is gone; it was there when the table was made. Read the folder again.", e);
        } catch (AccessDeniedException e) {
            throw new DataException("FAILED_READ_FILE", "The file `" + path
                    + "` may not be read by this user. Change its permissions.", e);
        }
        try {
            return new FileInput(path, channel, isWhole(path, encoding) ? stream(path, channel, encoding) : null, from);
        } catch (ZipException | EOFException e) {
            channel.close();
            throw damaged(path, e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// Text that is made of a file's contents, such as its records one a line.
    public static FileInput of(String path, InputStream stream) {
        return new FileInput(path, null, stream, 0);
    }

    /// What is left, as a stream; closing it closes this.
    public InputStream asStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return FileInput.this.read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return length == 0 ? 0 : FileInput.this.read(target, offset, length);
            }

            @Override
            public void close() throws IOException {
                FileInput.this.close();
            }
        };
    }

    /// The size of a file in bytes, as it is stored.
    public static long size(String path) throws IOException {
        try {
            return Files.size(Path.of(path));
        } catch (NoSuchFileException e) {
            throw new DataException("FAILED_READ_FILE.FILE_NOT_EXIST", "The file `" + path
                    + "` is gone; it was there when the table was made. Read the folder again.", e);
        }
    }

    private static boolean needsTranslation(Charset encoding) {
        return !encoding.equals(StandardCharsets.UTF_8) && !encoding.equals(StandardCharsets.US_ASCII);
    }

    private enum Packing {
        NONE, GZIP, ZSTD, DEFLATE
    }

    private static Packing packing(String path) {
        if (path.endsWith(".gz")) {
            return Packing.GZIP;
        }
        if (path.endsWith(".zst")) {
            return Packing.ZSTD;
        }
        return path.endsWith(".deflate") ? Packing.DEFLATE : Packing.NONE;
    }

    private static InputStream stream(String path, FileChannel channel, Charset encoding) throws IOException {
        var raw = new BufferedInputStream(java.nio.channels.Channels.newInputStream(channel), STREAM_BUFFER);
        var unpacked = switch (packing(path)) {
            case NONE -> raw;
            case GZIP -> new GZIPInputStream(raw, STREAM_BUFFER);
            case ZSTD -> new ZstdInputStream(raw);
            case DEFLATE -> new InflaterInputStream(raw);
        };
        return needsTranslation(encoding) ? new Translated(unpacked, encoding) : unpacked;
    }

    /// Reads up to `length` bytes; how many, or -1 at the end.
    public int read(byte[] target, int offset, int length) throws IOException {
        int count;
        if (stream == null && channel != null) {
            count = channel.read(ByteBuffer.wrap(target, offset, length), position);
        } else {
            try {
                count = java.util.Objects.requireNonNull(stream).readNBytes(target, offset, length);
                count = count == 0 ? -1 : count;
            } catch (ZipException | EOFException e) {
                throw damaged(path, e);
            }
        }
        position += Math.max(0, count);
        return count;
    }

    /// Reads until `length` bytes are there or the file ends; how many.
    public int readFully(byte[] target, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = read(target, offset + done, length - done);
            if (count < 0) {
                break;
            }
            done += count;
        }
        return done;
    }

    private static DataException damaged(String path, IOException cause) {
        return new DataException("FAILED_READ_FILE", "The packed file `" + path + "` is damaged or cut short ("
                + cause.getMessage() + "). Make it again, or give it a name without that ending if it is not packed.",
                cause);
    }

    public String path() {
        return path;
    }

    /// The place in the unpacked text that is read next.
    public long position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
        }
        if (channel != null) {
            channel.close();
        }
    }

    /// Text of another encoding as UTF-8. What cannot be decoded becomes U+FFFD.
    private static final class Translated extends InputStream {
        private final InputStream inner;
        private final CharsetDecoder decoder;
        private final ByteBuffer in = ByteBuffer.allocate(STREAM_BUFFER).limit(0);
        private final CharBuffer letters = CharBuffer.allocate(STREAM_BUFFER);
        private byte[] out = new byte[0];
        private int at;
        private boolean ended;
        private boolean flushed;

        Translated(InputStream inner, Charset encoding) {
            this.inner = inner;
            this.decoder = encoding.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            while (at == out.length) {
                if (flushed) {
                    return -1;
                }
                refill();
            }
            int count = Math.min(length, out.length - at);
            System.arraycopy(out, at, target, offset, count);
            at += count;
            return count;
        }

        private void refill() throws IOException {
            if (!ended) {
                in.compact();
                int count = inner.read(in.array(), in.position(), in.remaining());
                ended = count < 0;
                in.position(in.position() + Math.max(0, count)).flip();
            }
            decoder.decode(in, letters, ended);
            if (ended && !in.hasRemaining()) {
                flushed = decoder.flush(letters).isUnderflow();
            }
            letters.flip();
            int whole = letters.limit();
            if (!flushed && whole > 0 && Character.isHighSurrogate(letters.get(whole - 1))) {
                whole--;
            }
            out = letters.slice(0, whole).toString().getBytes(StandardCharsets.UTF_8);
            at = 0;
            letters.position(whole).compact();
        }

        @Override
        public void close() throws IOException {
            inner.close();
        }
    }
}

package dev.vonk.runtime.source;

import com.github.luben.zstd.ZstdOutputStream;
import dev.vonk.runtime.data.DataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/// A new text file, packed as the option `compression` or `codec` says.
public final class FileOutput extends OutputStream {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final OutputStream raw;
    private final OutputStream packed;
    private long written;

    private enum Packing {
        NONE(""), GZIP(".gz"), ZSTD(".zst"), DEFLATE(".deflate");

        private final String ending;

        Packing(String ending) {
            this.ending = ending;
        }
    }

    private FileOutput(Path file, OutputStream raw, Packing packing) throws IOException {
        this.file = file;
        this.raw = raw;
        var counted = new Counted();
        this.packed = switch (packing) {
            case NONE -> counted;
            case GZIP -> new GZIPOutputStream(counted, BUFFER);
            case ZSTD -> new ZstdOutputStream(counted);
            case DEFLATE -> new DeflaterOutputStream(counted);
        };
    }

    /// Begins a file; one that is there already is replaced.
    public static FileOutput create(Path file, FormatOptions options) throws IOException {
        var packing = packing(options);
        try {
            return new FileOutput(file, Files.newOutputStream(file), packing);
        } catch (NoSuchFileException e) {
            throw new DataException("FAILED_WRITE_FILE", "The folder of `" + file + "` does not exist.", e);
        } catch (AccessDeniedException e) {
            throw new DataException("FAILED_WRITE_FILE", "`" + file + "` may not be written by this user.", e);
        }
    }

    /// What the packing adds to a file's name, with its dot; empty for none.
    public static String ending(FormatOptions options) {
        return packing(options).ending;
    }

    private static Packing packing(FormatOptions options) {
        var name = options.text("compression").isPresent() ? "compression" : "codec";
        var text = options.text(name, "none");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "none", "uncompressed" -> Packing.NONE;
            case "gzip" -> Packing.GZIP;
            case "zstd" -> Packing.ZSTD;
            case "deflate" -> Packing.DEFLATE;
            default -> throw options.invalid(name, text, "one of none, gzip, zstd, deflate");
        };
    }

    @Override
    public void write(int b) throws IOException {
        packed.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        packed.write(bytes, from, count);
    }

    /// Bytes written to the file so far.
    public long written() {
        return written;
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }

    /// Closes and deletes the file.
    public void abandon() throws IOException {
        try {
            raw.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private final class Counted extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            raw.write(b);
            written++;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            raw.write(bytes, from, count);
            written += count;
        }

        @Override
        public void close() throws IOException {
            raw.close();
        }
    }
}

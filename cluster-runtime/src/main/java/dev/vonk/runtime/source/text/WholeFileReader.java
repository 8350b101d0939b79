package dev.vonk.runtime.source.text;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.FileInput;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.value.Utf8;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One row: all of a file.
final class WholeFileReader implements BatchReader {
    private static final int CHUNK = 1 << 16;
    private static final int LARGEST = 1 << 30;

    private final String file;
    private final Charset encoding;
    private final int width;
    private boolean done;
    private long read;

    WholeFileReader(String file, Charset encoding, ScanRequest request) {
        this.file = file;
        this.encoding = encoding;
        this.width = request.columns().size();
    }

    @Override
    public @Nullable Batch next() throws IOException {
        if (done) {
            return null;
        }
        done = true;
        var columns = new Vector[width];
        if (width > 0) {
            Arrays.fill(columns, contents());
        }
        return Batch.of(1, columns);
    }

    private BytesVector contents() throws IOException {
        var bytes = new byte[CHUNK];
        int length = 0;
        try (var input = FileInput.open(file, 0, encoding)) {
            for (int count = 0; count >= 0;) {
                length += count;
                if (length == bytes.length) {
                    if (length >= LARGEST) {
                        throw new DataException("FAILED_READ_FILE",
                                "The file `" + file + "` is too large for one value ("
                                        + (LARGEST >> 20) + " MiB at most). Read it line by line, without wholetext.");
                    }
                    bytes = Arrays.copyOf(bytes, length * 2);
                }
                count = input.read(bytes, length, bytes.length - length);
            }
        }
        read = length;
        if (!Utf8.isValid(bytes, 0, length)) {
            return BytesVector.of(new String(bytes, 0, length, StandardCharsets.UTF_8));
        }
        return new BytesVector(new int[]{0, length}, bytes, 0, 1, null);
    }

    @Override
    public long bytesRead() {
        return read;
    }

    @Override
    public void close() {
    }
}

package dev.vonk.runtime.source.text;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.source.BatchWriter;
import dev.vonk.runtime.source.FileOutput;
import dev.vonk.runtime.source.FormatOptions;
import dev.vonk.runtime.source.value.TextBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Writes strings as lines; a null is an empty line.
final class TextWriter implements BatchWriter {
    private static final int FLUSH = 1 << 16;

    private final FileOutput output;
    private final byte[] separator;
    private final TextBuffer lines = new TextBuffer();
    private final Scratch scratch = new Scratch();

    TextWriter(Path file, FormatOptions options) throws IOException {
        this.separator = options.text("lineSep", "\n").getBytes(StandardCharsets.UTF_8);
        this.output = FileOutput.create(file, options);
    }

    @Override
    public void write(Batch batch) throws IOException {
        var texts = (BytesVector) batch.column(0).flat(scratch);
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = batch.row(i);
            if (!texts.isNull(row)) {
                lines.append(texts.data(), texts.start(row), texts.size(row));
            }
            lines.append(separator);
            if (lines.length() >= FLUSH) {
                lines.flush(output);
            }
        }
    }

    @Override
    public long bytesWritten() {
        return output.written() + lines.length();
    }

    @Override
    public void close() throws IOException {
        lines.flush(output);
        output.close();
    }

    @Override
    public void abandon() throws IOException {
        output.abandon();
    }
}

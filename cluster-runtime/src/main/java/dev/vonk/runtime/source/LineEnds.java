package dev.vonk.runtime.source;

import dev.vonk.runtime.data.DataException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;

/// Which character ends the lines of text files.
public final class LineEnds {
    private static final int HEAD = 1 << 16;

    private LineEnds() {
    }

    /// A line feed, or a carriage return where the beginning of the first file that is not empty has only those, as on
    /// very old machines. A carriage return before a line feed is for the caller to drop.
    ///
    /// @throws DataException where the file is in an encoding of two bytes a letter, but none was named
    public static byte find(List<String> files, Charset encoding) throws IOException {
        var head = new byte[HEAD];
        int length = 0;
        for (int i = 0; i < files.size() && length == 0; i++) {
            try (var input = FileInput.open(files.get(i), 0, encoding)) {
                length = input.readFully(head, 0, head.length);
            }
            boolean wide = length >= 2 && (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE
                    || head[0] == (byte) 0xFE && head[1] == (byte) 0xFF);
            if (wide) {
                throw new DataException("FAILED_READ_FILE", "The file `" + files.get(i)
                        + "` is UTF-16, not UTF-8. Set the option encoding to UTF-16.");
            }
        }
        boolean returns = false;
        for (int i = 0; i < length; i++) {
            if (head[i] == '\n') {
                return '\n';
            }
            returns |= head[i] == '\r';
        }
        return (byte) (returns ? '\r' : '\n');
    }
}

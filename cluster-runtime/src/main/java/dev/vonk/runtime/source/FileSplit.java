package dev.vonk.runtime.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/// A stretch of one file of lines: those that begin at byte `from` or later and before byte `to`.
///
/// @param file which of the source's files
/// @param to where the stretch ends; the largest `long` for a file that is read whole
/// @param weight an estimate of its rows
public record FileSplit(int file, long from, long to, long weight) implements Split {
    /// The size of stretches unless the user says otherwise.
    public static final long DEFAULT_BYTES = 8 << 20;
    private static final int ROW_ESTIMATE = 100;

    /// The stretches of files, in order; an empty file has none.
    ///
    /// @param whole whether no file may be cut
    public static List<Split> of(List<String> files, long bytes, boolean whole, Charset encoding) throws IOException {
        var splits = new ArrayList<Split>();
        for (int i = 0; i < files.size(); i++) {
            long size = FileInput.size(files.get(i));
            if (whole || FileInput.isWhole(files.get(i), encoding)) {
                if (size > 0) {
                    splits.add(new FileSplit(i, 0, Long.MAX_VALUE, 1 + size / ROW_ESTIMATE));
                }
                continue;
            }
            long parts = (size + bytes - 1) / bytes;
            for (long part = 0; part < parts; part++) {
                long from = size / parts * part + Math.min(part, size % parts);
                long to = size / parts * (part + 1) + Math.min(part + 1, size % parts);
                splits.add(new FileSplit(i, from, to, 1 + (to - from) / ROW_ESTIMATE));
            }
        }
        return splits;
    }

    /// What a message calls the stretch.
    @Override
    public String toString() {
        return "file " + file + " from byte " + from;
    }
}

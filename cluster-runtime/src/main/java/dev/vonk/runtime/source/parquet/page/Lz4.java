package dev.vonk.runtime.source.parquet.page;

import dev.vonk.runtime.source.parquet.footer.UnreadableException;

/// LZ4's block format: tokens of literals and of copies from what was already put out.
///
/// ```text
/// token (literals << 4 | copied - 4) | more length bytes | literals | distance, 2 bytes | more length bytes
/// ```
final class Lz4 {
    private static final int SHORTEST_COPY = 4;

    private Lz4() {
    }

    /// Decompresses `in[from..end)` into at most `size` bytes of `out` and says how many there were.
    static int decompress(byte[] in, int from, int end, byte[] out, int size) {
        int position = from;
        int made = 0;
        while (position < end) {
            int token = in[position++] & 255;
            int literals = token >>> 4;
            if (literals == 15) {
                int next;
                do {
                    check(position < end);
                    next = in[position++] & 255;
                    literals += next;
                    check(literals <= size);
                } while (next == 255);
            }
            check(literals <= end - position && literals <= size - made);
            System.arraycopy(in, position, out, made, literals);
            position += literals;
            made += literals;
            if (position == end) {
                return made;
            }
            check(end - position >= 2);
            int distance = in[position] & 255 | (in[position + 1] & 255) << 8;
            position += 2;
            int copied = (token & 15) + SHORTEST_COPY;
            if (copied == 15 + SHORTEST_COPY) {
                int next;
                do {
                    check(position < end);
                    next = in[position++] & 255;
                    copied += next;
                    check(copied <= size);
                } while (next == 255);
            }
            check(distance > 0 && distance <= made && copied <= size - made);
            for (int stop = made + copied; made < stop; made++) {
                out[made] = out[made - distance];
            }
        }
        return made;
    }

    private static void check(boolean fine) {
        if (!fine) {
            throw UnreadableException.damaged("a page whose lz4 data is broken");
        }
    }
}

package dev.vonk.runtime.source.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which column a key belongs to. Expects the keys of a record in the order they had in the one before, and knows them,
/// quotes and colon included, by comparing bytes; only what differs is looked up.
final class JsonKeys {
    /// The column of a key that is not wanted.
    static final int UNWANTED = -1;
    private static final int MOST_EXPECTED = 4096;

    private final Map<String, Integer> columns = new HashMap<>();
    private byte[][] expected = new byte[16][];
    private int[] expectedColumns = new int[16];
    private int count;

    JsonKeys(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            columns.putIfAbsent(names.get(i), i);
        }
    }

    /// The column of a key.
    int column(String key) {
        return columns.getOrDefault(key, UNWANTED);
    }

    /// The length of the expected `place`th key with its quotes and colon, where it stands at `at`; else 0.
    int expectedLength(int place, byte[] bytes, int at) {
        if (place >= count) {
            return 0;
        }
        var key = expected[place];
        int last = at + key.length;
        if (last > bytes.length || bytes[at + key.length - 2] != key[key.length - 2]
                || !Arrays.equals(bytes, at, last, key, 0, key.length)) {
            return 0;
        }
        return key.length;
    }

    /// The column of the expected `place`th key.
    int expectedColumn(int place) {
        return expectedColumns[place];
    }

    /// Looks up the key in `bytes[from .. to)` and expects it, as it stands in `bytes[whole .. wholeEnd)`, in this place
    /// from now on.
    int learn(int place, byte[] bytes, int from, int to, int whole, int wholeEnd) {
        int column = column(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        if (place <= count && place < MOST_EXPECTED) {
            if (place == expected.length) {
                expected = Arrays.copyOf(expected, place * 2);
                expectedColumns = Arrays.copyOf(expectedColumns, place * 2);
            }
            expected[place] = Arrays.copyOfRange(bytes, whole, wholeEnd);
            expectedColumns[place] = column;
            count = Math.max(count, place + 1);
        }
        return column;
    }
}

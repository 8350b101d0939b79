package dev.vonk.runtime.operator.key;

import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.type.DataType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers the distinct keys of rows 0, 1, 2, ... in the order in which they appear. Null equals null, NaN equals NaN,
/// -0.0 equals 0.0.
///
/// Keys are packed into words ([KeyLayout]) from what values have been seen; where one does not fit, the layout is
/// chosen anew and the numbers stay. Words are found by index where they are few ([DirectIndex]), else by hash.
///
/// One thread adds; when none does, any number of threads may look up through [Finder]s.
public final class KeyTable {
    private static final int WORD_BITS = 63;
    private static final int LEAST_DIRECT_BITS = 12;
    private static final int MOST_DIRECT_BITS = 27;

    private final KeyColumn[] columns;
    private final KeyReader[] readers;
    private final int lanes;
    private final long[] least;
    private final long[] greatest;
    private KeyLayout layout;
    private WordIndex index;
    private final Combinations combinations = new Combinations();
    private long[] words = new long[64];
    private int size;
    private long rowsSeen;
    private int expected;

    private final Vector[] laneVectors;
    private long[][] packed = new long[0][];
    private int packedRows;

    /// @param types of the key columns; none means that every row has the same key
    public KeyTable(List<DataType> types) {
        columns = types.stream().map(KeyColumn::new).toArray(KeyColumn[]::new);
        readers = Arrays.stream(columns).map(column -> new KeyReader(column, true)).toArray(KeyReader[]::new);
        lanes = Arrays.stream(columns).mapToInt(KeyColumn::lanes).sum();
        least = new long[lanes];
        greatest = new long[lanes];
        laneVectors = new Vector[lanes];
        forgetRanges();
        layout = KeyLayout.single(least, greatest, KeyLayout.bits(least, greatest), null);
        index = new DirectIndex(layout.usedBits());
    }

    private void forgetRanges() {
        Arrays.fill(least, Long.MAX_VALUE);
        Arrays.fill(greatest, Long.MIN_VALUE);
    }

    /// How many distinct keys.
    public int size() {
        return size;
    }

    /// Writes the numbers of rows `0..rows)` to `numbers`, adding keys not seen before.
    ///
    /// @param keys one vector a key column, dense
    public void add(Vector[] keys, int rows, int[] numbers) {
        if (lanes == 0) {
            Arrays.fill(numbers, 0, rows, 0);
            size = rows > 0 ? 1 : size;
            return;
        }
        rowsSeen += rows;
        if (combinations.number(keys, rows, numbers)) {
            return;
        }
        addNew(keys, rows, numbers);
        combinations.learn(keys, rows, numbers);
    }

    private void addNew(Vector[] keys, int rows, int[] numbers) {
        read(readers, keys, rows, laneVectors);
        room(rows);
        if (!layout.pack(laneVectors, rows, packed)) {
            relayout(rows);
            layout.pack(laneVectors, rows, packed);
        }
        reserveWords((long) size + rows);
        size = index.add(packed, rows, words, size, numbers);
        if (index.isCrowded(size)) {
            makeRoom();
        }
    }

    /// Before a hash table grows: perhaps the keys lie so close together that an array takes no more memory. Looked
    /// at only where it is cheap to find out.
    private void makeRoom() {
        if (lanes <= 2 && layout.words() == 1) {
            rangesOfKeys();
            if (KeyLayout.bits(least, greatest) <= directBits()) {
                choose(false);
                return;
            }
        }
        index.grow(words, size, size + 1);
    }

    /// Prepares for about so many rows, most of them with a key of their own.
    public void expect(int rows) {
        expected = rows;
    }

    private static void read(KeyReader[] readers, Vector[] keys, int rows, Vector[] out) {
        int at = 0;
        for (int i = 0; i < readers.length; i++) {
            readers[i].read(keys[i], rows, out, at);
            at += readers[i].lanes();
        }
    }

    private void room(int rows) {
        if (packedRows < rows || packed.length < layout.words()) {
            packedRows = Math.max(packedRows, rows);
            packed = new long[Math.max(1, layout.words())][packedRows];
        }
    }

    private void reserveWords(long keys) {
        long needed = keys * layout.words();
        if (needed > words.length) {
            words = Arrays.copyOf(words, (int) Math.min(Integer.MAX_VALUE - 16L, Math.max(needed, words.length * 2L)));
        }
    }

    /// A value of the batch at hand does not fit: widens the ranges by it and lays the keys out again.
    private void relayout(int rows) {
        rangesOfKeys();
        for (int i = 0; i < lanes; i++) {
            KeyReader.widen(laneVectors[i], rows, least, greatest, i);
        }
        choose(true);
        room(rows);
    }

    private void rangesOfKeys() {
        for (int lane = 0; lane < lanes; lane++) {
            layout.widen(words, size, lane, least, greatest);
        }
    }

    /// Chooses layout and index for the ranges: by index while that costs no more memory than hashing would.
    ///
    /// @param growing whether more keys outside of the ranges are to be expected
    private void choose(boolean growing) {
        if (!growing) {
            rangesOfKeys();
        }
        int needed = KeyLayout.bits(least, greatest);
        int allowed = directBits();
        if (needed <= allowed) {
            int total = directTotal(needed, allowed, growing);
            lay(KeyLayout.single(least, greatest, total, size > 0 ? layout : null), true);
        } else if (needed <= WORD_BITS) {
            lay(KeyLayout.single(least, greatest, WORD_BITS, size > 0 ? layout : null), false);
        } else {
            lay(KeyLayout.wide(declared(false), declared(true)), false);
        }
    }

    /// With room for growth; after all keys were forgotten, as many bits as before, so that the array is kept.
    private int directTotal(int needed, int allowed, boolean growing) {
        if (size == 0) {
            return index instanceof DirectIndex known && known.bits() <= allowed
                    ? Math.max(needed, known.bits())
                    : needed;
        }
        return growing ? Math.min(allowed, needed + 2 * lanes) : needed;
    }

    private int directBits() {
        long entries = Math.max(8L * Math.max(size, expected), Math.min(rowsSeen * 4, 1L << 22));
        int bits = 63 - Long.numberOfLeadingZeros(Math.max(1, entries));
        return Math.clamp(bits, LEAST_DIRECT_BITS, MOST_DIRECT_BITS);
    }

    private long[] declared(boolean upper) {
        var out = new long[lanes];
        int at = 0;
        for (var column : columns) {
            for (int i = 0; i < column.lanes(); i++) {
                out[at++] = upper ? column.greatest() : column.least();
            }
        }
        return out;
    }

    private void lay(KeyLayout next, boolean direct) {
        var same = direct && index instanceof DirectIndex known && known.bits() == next.usedBits() ? known : null;
        if (same != null) {
            same.clear(words, size);
        }
        words = moved(next);
        layout = next;
        index = same != null ? same : direct ? new DirectIndex(next.usedBits()) : hashed(next.words());
        index.fill(words, size);
    }

    private long[] moved(KeyLayout next) {
        boolean sameWidth = next.words() == layout.words();
        if (sameWidth && size == 0 && words.length >= expected) {
            return words;
        }
        if (sameWidth && lanes == 1 && next.words() == 1 && words.length >= expected) {
            KeyLayout.shift(words, size, layout.base()[0] - next.base()[0]);
            return words;
        }
        int keys = Math.max(words.length / layout.words(), Math.max(size, expected));
        var target = new long[Math.max(64, Math.multiplyExact(keys, next.words()))];
        for (int lane = 0; lane < lanes; lane++) {
            next.move(layout, words, size, lane, target);
        }
        return target;
    }

    private WordIndex hashed(int wordCount) {
        int keys = Math.max(size, expected);
        return wordCount == 1 ? new HashIndex(keys) : new WideIndex(wordCount, keys);
    }

    /// Settles on the best layout for the keys that are there, after the last one was added.
    public void settle() {
        if (lanes > 0 && size > 0 && !(index instanceof DirectIndex)) {
            rangesOfKeys();
            if (KeyLayout.bits(least, greatest) <= directBits()) {
                choose(false);
            }
        }
    }

    /// The key columns of the keys `from .. from + count)`, in new arrays.
    public Vector[] keys(int from, int count) {
        var out = new Vector[columns.length];
        int lane = 0;
        for (int i = 0; i < columns.length; i++) {
            out[i] = KeyRestorer.column(columns[i], layout, words, lane, from, count);
            lane += columns[i].lanes();
        }
        return out;
    }

    /// One key column of the keys `from .. from + count)`.
    public Vector keys(int column, int from, int count) {
        int lane = 0;
        for (int i = 0; i < column; i++) {
            lane += columns[i].lanes();
        }
        return KeyRestorer.column(columns[column], layout, words, lane, from, count);
    }

    /// Forgets all keys, but not what they looked like.
    public void clear() {
        if (lanes > 0) {
            index.clear(words, size);
        }
        size = 0;
        forgetRanges();
        combinations.clear();
        for (int i = 0; i < columns.length; i++) {
            columns[i].clear();
            readers[i].forget();
        }
    }

    /// Bytes held, for memory accounting.
    public long bytes() {
        long sum = 8L * words.length + index.bytes();
        for (var column : columns) {
            sum += column.bytes();
        }
        return sum;
    }

    /// The range of the values of the first lane of a key column, as far as keys have them.
    ///
    /// @return the smallest and the largest value; null where there is none, or the column is not an integer
    public long @Nullable [] range(int column) {
        int lane = 0;
        for (int i = 0; i < column; i++) {
            lane += columns[i].lanes();
        }
        rangesOfKeys();
        return least[lane] > greatest[lane] ? null : new long[]{least[lane], greatest[lane]};
    }

    /// A way to look keys up, for one thread.
    ///
    /// @param nullsMatch for each key column whether a null is looked up like a value, instead of never being found
    public Finder finder(List<Boolean> nullsMatch) {
        return new Finder(nullsMatch);
    }

    /// Looks keys up in a table to which none is added any more.
    public final class Finder {
        private final KeyReader[] lookups;
        private final boolean[] nullsMatch;
        private final Vector[] found;
        private long[][] probe = new long[0][];
        private boolean[] misfits = new boolean[0];

        private Finder(List<Boolean> nullsMatch) {
            lookups = Arrays.stream(columns).map(column -> new KeyReader(column, false)).toArray(KeyReader[]::new);
            this.nullsMatch = new boolean[lanes];
            found = new Vector[lanes];
            int lane = 0;
            for (int i = 0; i < columns.length; i++) {
                for (int k = 0; k < columns[i].lanes(); k++) {
                    this.nullsMatch[lane++] = nullsMatch.get(i);
                }
            }
        }

        /// Writes the numbers of rows `0..rows)` to `numbers`, -1 for keys that are not there.
        public void find(Vector[] keys, int rows, int[] numbers) {
            if (lanes == 0 || size == 0) {
                Arrays.fill(numbers, 0, rows, size - 1);
                return;
            }
            read(lookups, keys, rows, found);
            if (lanes == 1 && found[0].validity() == null && index.find(found[0], layout, rows, words, numbers)) {
                return;
            }
            if (misfits.length < rows || probe.length < layout.words()) {
                misfits = new boolean[Math.max(rows, misfits.length)];
                probe = new long[layout.words()][misfits.length];
            }
            boolean fits = layout.pack(found, rows, probe);
            if (fits && !anyNull()) {
                index.find(probe, rows, words, numbers);
                return;
            }
            Arrays.fill(misfits, 0, rows, false);
            layout.markMisfits(found, nullsMatch, rows, misfits);
            for (int i = 0; i < rows; i++) {
                if (misfits[i]) {
                    for (int k = 0; k < layout.words(); k++) {
                        probe[k][i] = 0;
                    }
                }
            }
            index.find(probe, rows, words, numbers);
            for (int i = 0; i < rows; i++) {
                numbers[i] = misfits[i] ? -1 : numbers[i];
            }
        }

        private boolean anyNull() {
            for (int i = 0; i < lanes; i++) {
                if (!nullsMatch[i] && found[i].validity() != null) {
                    return true;
                }
            }
            return false;
        }
    }
}

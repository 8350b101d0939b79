package dev.vonk.runtime.operator.key;

import dev.vonk.runtime.data.Vector;

/// From packed keys to their numbers. The words of key `n` are `words[n * count .. (n + 1) * count)` of the array
/// that the table passes in.
sealed interface WordIndex permits DirectIndex, HashIndex, WideIndex {
    /// Numbers the packed rows, writing the words of new keys behind the `size` old ones.
    ///
    /// @return how many keys there are now
    int add(long[][] packed, int rows, long[] words, int size, int[] numbers);

    /// The numbers of packed rows, -1 for those that are not there.
    void find(long[][] packed, int rows, long[] words, int[] numbers);

    /// Packs and finds in one loop, where the lane is all of the key and without nulls.
    ///
    /// @return false where this index does not know how
    boolean find(Vector lane, KeyLayout layout, int rows, long[] words, int[] numbers);

    /// Takes in keys known to be distinct.
    void fill(long[] words, int size);

    /// Makes room for `expected` keys.
    void grow(long[] words, int size, int expected);

    /// Forgets the keys.
    void clear(long[] words, int size);

    /// Whether there is too little room for more keys.
    boolean isCrowded(int size);

    long bytes();
}

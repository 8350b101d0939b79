package dev.vonk.runtime.source.parquet.write;

/// When a dictionary is given up: too large, or hardly any value comes twice.
record DictionaryLimits(int values) {
    private static final long MOST_BYTES = 1 << 20;
    private static final int FIRST_LOOK = 4096;

    /// Whether one more entry may be added.
    ///
    /// @param seen how many values were looked at
    /// @param distinct entries with the new one
    /// @param bytes their plain size
    boolean allow(int seen, int distinct, long bytes) {
        return bytes <= MOST_BYTES && (seen < FIRST_LOOK || distinct <= seen / 2)
                && (distinct < 64 || distinct <= values / 2);
    }
}

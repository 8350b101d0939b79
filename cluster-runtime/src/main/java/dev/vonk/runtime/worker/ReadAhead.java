package dev.vonk.runtime.worker;

import java.util.List;

/// Asks for the next few blocks while one is being read, so that many small ones do not cost a round trip each.
final class ReadAhead {
    private final List<InputReader> readers;
    private int opened;

    private ReadAhead(List<InputReader> readers) {
        this.readers = readers;
    }

    static void over(List<InputReader> readers) {
        var ahead = new ReadAhead(readers);
        readers.forEach(reader -> reader.ahead(ahead));
    }

    /// Says that a reader is asked for its next batch.
    void reading(InputReader reader) {
        int index = opened;
        while (index > 0 && readers.get(index - 1) != reader) {
            index--;
        }
        int upTo = Math.min(readers.size(), Math.max(index, 1) - 1 + BlockWindow.BLOCKS_AHEAD);
        while (opened < upTo) {
            var next = readers.get(opened++);
            if (!next.isClosed()) {
                next.open();
            }
        }
    }
}

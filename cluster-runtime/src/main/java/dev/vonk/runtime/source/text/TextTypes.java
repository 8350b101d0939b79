package dev.vonk.runtime.source.text;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;

/// A table of text files as it travels.
public final class TextTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.add(TextSource.class);
    }
}

package dev.vonk.runtime.operator.key;

import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.type.DataType;
import org.jspecify.annotations.Nullable;

/// What a [KeyTable] knows of one key column: how its values become lanes, that is integers of at most 64 bits.
/// Strings and nested values become the numbers of a table of their own.
final class KeyColumn {
    final DataType type;
    final PhysicalType physical;
    final @Nullable TextTable texts;
    /// Nested values by number, beside [#texts], which numbers their canonical bytes.
    @Nullable
    VectorBuilder nested;

    KeyColumn(DataType type) {
        this.type = type;
        this.physical = PhysicalType.of(type);
        this.texts = switch (physical) {
            case BYTES, LIST, STRUCT -> new TextTable();
            case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL128 -> null;
        };
        this.nested = emptyNested();
    }

    private @Nullable VectorBuilder emptyNested() {
        return physical == PhysicalType.LIST || physical == PhysicalType.STRUCT ? VectorBuilder.of(type, 16) : null;
    }

    void clear() {
        if (texts != null) {
            texts.clear();
            nested = emptyNested();
        }
    }

    int lanes() {
        return physical == PhysicalType.DECIMAL128 ? 2 : 1;
    }

    /// The smallest value a lane of this column can have.
    long least() {
        return switch (physical) {
            case BYTE -> Byte.MIN_VALUE;
            case SHORT -> Short.MIN_VALUE;
            case INT, FLOAT -> Integer.MIN_VALUE;
            case LONG, DOUBLE, DECIMAL128 -> Long.MIN_VALUE;
            case BYTES, LIST, STRUCT -> 0;
        };
    }

    /// The largest value a lane of this column can have.
    long greatest() {
        return switch (physical) {
            case BYTE -> Byte.MAX_VALUE;
            case SHORT -> Short.MAX_VALUE;
            case INT, FLOAT, BYTES, LIST, STRUCT -> Integer.MAX_VALUE;
            case LONG, DOUBLE, DECIMAL128 -> Long.MAX_VALUE;
        };
    }

    long bytes() {
        return (texts == null ? 0 : texts.bytes()) + (nested == null ? 0 : nested.bytes());
    }
}

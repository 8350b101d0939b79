package dev.vonk.runtime.source.parquet.write;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.StructVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import java.util.List;

/// Takes columns apart into the stored columns below them.
final class Shredder {
    private final Entries.Builder[] builders;
    private final Entries[] entries;

    private Shredder(int leaves) {
        builders = new Entries.Builder[leaves];
        entries = new Entries[leaves];
    }

    /// The entries of all stored columns, in order.
    ///
    /// @param vectors flat, one a column
    static Entries[] shred(List<Column> columns, List<Column.Leaf> leaves, List<Vector> vectors) {
        var shredder = new Shredder(leaves.size());
        for (int c = 0; c < columns.size(); c++) {
            var vector = vectors.get(c);
            if (columns.get(c) instanceof Column.Leaf leaf) {
                shredder.entries[leaf.index()] = checked(Entries.flat(vector), leaf);
            } else {
                for (int row = 0; row < vector.length(); row++) {
                    shredder.emit(columns.get(c), vector, row, 0, 0);
                }
            }
        }
        for (var leaf : leaves) {
            var builder = shredder.builders[leaf.index()];
            if (builder != null) {
                shredder.entries[leaf.index()] = builder.build(
                        VectorBuilder.of(PhysicalType.of(leaf.type()), 0).build(),
                        leaf.repetition() > 0);
            } else if (shredder.entries[leaf.index()] == null) {
                throw new IllegalStateException("no rows for column " + leaf.path());
            }
        }
        return shredder.entries;
    }

    private static Entries checked(Entries entries, Column.Leaf leaf) {
        if (!leaf.nullable() && entries.present() < entries.count()) {
            throw unexpectedNull(leaf);
        }
        return entries;
    }

    private static DataException unexpectedNull(Column.Leaf leaf) {
        return new DataException("NOT_NULL_ASSERT_VIOLATION", "Column `" + String.join(".", leaf.path())
                + "` has a null where its type says there is none. Filter the nulls out or fill them before writing.");
    }

    private void emit(Column column, Vector vector, int row, int repetition, int outerDefinition) {
        boolean isNull = vector.isNull(row);
        if (isNull && column.nullable()) {
            emitNull(column, repetition, outerDefinition);
            return;
        }
        int definition = outerDefinition + (column.nullable() ? 1 : 0);
        switch (column) {
            case Column.Leaf leaf -> {
                if (isNull) {
                    throw unexpectedNull(leaf);
                }
                builder(leaf).addValue(repetition, definition, vector, row);
            }
            case Column.Struct struct -> {
                var parts = ((StructVector) vector).fields();
                for (int i = 0; i < parts.size(); i++) {
                    emit(struct.fields().get(i), parts.get(i), row, repetition, definition);
                }
            }
            case Column.Repeated repeated -> {
                var list = (ListVector) vector;
                if (isNull || list.size(row) == 0) {
                    emitNull(repeated.element(), repetition, definition);
                    return;
                }
                for (int i = 0; i < list.size(row); i++) {
                    emit(repeated.element(), list.child(), list.start(row) + i,
                            i == 0 ? repetition : repeated.repetition(),
                            definition + 1);
                }
            }
        }
    }

    private void emitNull(Column column, int repetition, int definition) {
        switch (column) {
            case Column.Leaf leaf -> builder(leaf).add(repetition, definition);
            case Column.Struct struct -> struct.fields().forEach(field -> emitNull(field, repetition, definition));
            case Column.Repeated repeated -> emitNull(repeated.element(), repetition, definition);
        }
    }

    private Entries.Builder builder(Column.Leaf leaf) {
        if (builders[leaf.index()] == null) {
            builders[leaf.index()] = new Entries.Builder();
        }
        return builders[leaf.index()];
    }
}

package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.parquet.footer.ParquetType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.StructType;
import java.util.List;

/// One column of a file, or a part of a nested one, with the levels that say where it is null and where a list goes on.
///
/// A *slot* is a place where the node has a value or a null: one a row, or one an element of the nearest list around.
sealed interface Node {
    String name();

    DataType type();

    boolean nullable();

    /// The definition level from which on this node is not null.
    int definition();

    /// The definition level from which on there is a slot.
    int slotDefinition();

    /// How many lists are around it: entries of this or a lower repetition level begin a slot.
    int slotRepetition();

    /// The first stored column below.
    Leaf firstLeaf();

    /// A stored column.
    ///
    /// @param column its place among the stored columns
    record Leaf(String name, DataType type, boolean nullable, int definition, int slotDefinition, int slotRepetition,
            int column, ParquetType stored, int typeLength, Conversion conversion) implements Node {
        @Override
        public Leaf firstLeaf() {
            return this;
        }

        /// Whether it stands in the row itself, so that levels only say present or null.
        boolean isFlat() {
            return slotRepetition == 0 && definition <= 1 && definition == (nullable ? 1 : 0);
        }
    }

    /// Named fields.
    record Struct(String name, StructType type, boolean nullable, int definition, int slotDefinition,
            int slotRepetition,
            List<Node> fields) implements Node {
        @Override
        public Leaf firstLeaf() {
            return fields.getFirst().firstLeaf();
        }
    }

    /// An array, or a map as an array of (key, value) structs. Its elements are the slots of the next repetition level
    /// and of definition level `element.slotDefinition()`.
    record Repeated(String name, DataType type, boolean nullable, int definition, int slotDefinition,
            int slotRepetition,
            Node element) implements Node {
        @Override
        public Leaf firstLeaf() {
            return element.firstLeaf();
        }
    }
}

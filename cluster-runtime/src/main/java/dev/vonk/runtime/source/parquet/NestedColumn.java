package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.StructVector;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.parquet.footer.RowGroup;
import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import dev.vonk.runtime.source.parquet.page.Decompressor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column of lists, maps or structs, put together from the stored columns below it: each node counts its slots and
/// nulls, a list also its elements, in the levels of the first stored column below it.
final class NestedColumn implements ColumnReader {
    private static final int ROWS_SKIPPED_AT_ONCE = 4096;

    private final Part root;
    private final List<LeafPart> leaves = new ArrayList<>();
    private @Nullable LeafPart current;

    NestedColumn(Node node, Decompressor decompressor, boolean checksums) {
        root = part(node, decompressor, checksums);
    }

    private Part part(Node node, Decompressor decompressor, boolean checksums) {
        return switch (node) {
            case Node.Leaf leaf -> {
                var part = new LeafPart(leaf, new LeafLevels(leaf, decompressor, checksums), new Scratch());
                leaves.add(part);
                yield part;
            }
            case Node.Struct struct -> new StructPart(struct,
                    struct.fields().stream().map(field -> part(field, decompressor, checksums)).toList());
            case Node.Repeated list -> new ListPart(list, part(list.element(), decompressor, checksums));
        };
    }

    @Override
    public void start(ParquetFile file, RowGroup group) {
        for (var leaf : leaves) {
            current = leaf;
            leaf.levels.start(file, group);
        }
    }

    @Override
    public Vector read(int rows) throws IOException {
        for (var leaf : leaves) {
            current = leaf;
            leaf.levels.read(rows);
        }
        return root.assemble();
    }

    @Override
    public void skip(long rows) throws IOException {
        for (long left = rows; left > 0; left -= ROWS_SKIPPED_AT_ONCE) {
            for (var leaf : leaves) {
                current = leaf;
                leaf.levels.read((int) Math.min(left, ROWS_SKIPPED_AT_ONCE));
            }
        }
    }

    @Override
    public void close() {
        leaves.forEach(leaf -> leaf.levels.close());
    }

    @Override
    public String place() {
        return current == null ? "" : "part `" + current.leaf.name() + "`, " + current.levels.place();
    }

    /// A node with what it is made of.
    private sealed interface Part {
        /// The first stored column below.
        LeafLevels levels();

        /// The node's slots in the rows that were read.
        Vector assemble();
    }

    /// Whether an entry begins a slot of a node.
    private static boolean isSlot(LeafLevels levels, int entry, Node node) {
        return levels.repetition(entry) <= node.slotRepetition() && levels.definition(entry) >= node.slotDefinition();
    }

    /// Which slots of a node hold something; as many bits of `out` as the result says are used.
    private static int presence(LeafLevels levels, Node node, long[] out) {
        int slots = 0;
        for (int i = 0; i < levels.entries(); i++) {
            if (isSlot(levels, i, node)) {
                long present = levels.definition(i) >= node.definition() ? 1L : 0L;
                out[slots >>> 6] |= present << slots;
                slots++;
            }
        }
        return slots;
    }

    private static @Nullable Validity validity(long[] words, int slots) {
        var validity = new Validity(words, 0);
        return validity.nullCount(slots) == 0 ? null : validity;
    }

    private record LeafPart(Node.Leaf leaf, LeafLevels levels, Scratch scratch) implements Part {
        @Override
        public Vector assemble() {
            var words = new long[Validity.wordCount(levels.entries()) + 1];
            int slots = presence(levels, leaf, words);
            var target = levels.target();
            target.reserve(slots);
            if (levels.values() == 0) {
                target.nulls(0, slots);
            } else if (levels.values() < slots) {
                target.spread(words, 0, slots, levels.values());
            }
            return leaf.conversion().apply(target.vector(slots, validity(words, slots)), scratch);
        }
    }

    private record StructPart(Node.Struct struct, List<Part> fields) implements Part {
        @Override
        public LeafLevels levels() {
            return fields.getFirst().levels();
        }

        @Override
        public Vector assemble() {
            var words = new long[Validity.wordCount(levels().entries()) + 1];
            int slots = presence(levels(), struct, words);
            var vectors = new ArrayList<Vector>();
            for (var field : fields) {
                vectors.add(sameLength(field.assemble(), slots));
            }
            return new StructVector(vectors, slots, validity(words, slots));
        }
    }

    private record ListPart(Node.Repeated list, Part element) implements Part {
        @Override
        public LeafLevels levels() {
            return element.levels();
        }

        @Override
        public Vector assemble() {
            var levels = levels();
            int elementDefinition = list.element().slotDefinition();
            var words = new long[Validity.wordCount(levels.entries()) + 1];
            var offsets = new int[levels.entries() + 1];
            int slots = 0;
            int elements = 0;
            for (int i = 0; i < levels.entries(); i++) {
                if (isSlot(levels, i, list)) {
                    long present = levels.definition(i) >= list.definition() ? 1L : 0L;
                    words[slots >>> 6] |= present << slots;
                    offsets[slots++] = elements;
                }
                if (levels.repetition(i) <= list.slotRepetition() + 1 && levels.definition(i) >= elementDefinition) {
                    elements++;
                }
            }
            Arrays.fill(offsets, slots, offsets.length, elements);
            var child = sameLength(element.assemble(), elements);
            return new ListVector(offsets, child, 0, slots, validity(words, slots));
        }
    }

    private static Vector sameLength(Vector vector, int length) {
        if (vector.length() != length) {
            throw UnreadableException
                    .damaged("parts of one nested value that differ in number: " + vector.length() + " and " + length);
        }
        return vector;
    }
}

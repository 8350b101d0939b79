package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.parquet.footer.Annotation;
import dev.vonk.runtime.source.parquet.footer.Footer;
import dev.vonk.runtime.source.parquet.footer.ParquetType;
import dev.vonk.runtime.source.parquet.footer.SchemaElement;
import dev.vonk.runtime.source.parquet.footer.SchemaElement.Repetition;
import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import dev.vonk.runtime.source.parquet.write.ParquetWriter;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The schema of a file as we see it: its columns as trees, made of the footer's flat list. Knows the shapes lists
/// had in older files.
///
/// @param leaves how many stored columns there are
record FileSchema(List<Node> columns, int leaves) {
    /// Levels fit a byte each.
    private static final int MAX_DEPTH = 60;

    static FileSchema of(Footer footer, boolean binaryAsString) {
        var intervals = new HashSet<>(
                Arrays.asList(footer.notes().getOrDefault(ParquetWriter.INTERVALS, "").split(",")));
        return new Walk(footer.schema(), binaryAsString, intervals).schema();
    }

    StructType type() {
        return new StructType(columns.stream().map(c -> new StructField(c.name(), c.type(), c.nullable())).toList());
    }

    /// Levels of the place that a node is built at.
    private record Place(int definition, int slotDefinition, int repetition) {
        Place optional() {
            return new Place(definition + 1, slotDefinition, repetition);
        }

        Place element() {
            return new Place(definition + 1, definition + 1, repetition + 1);
        }
    }

    private static final class Walk {
        private final List<SchemaElement> elements;
        private final boolean binaryAsString;
        private final Set<String> intervals;
        private int next;
        private int leaves;
        private int depth;

        Walk(List<SchemaElement> elements, boolean binaryAsString, Set<String> intervals) {
            this.elements = elements;
            this.binaryAsString = binaryAsString;
            this.intervals = intervals;
        }

        FileSchema schema() {
            var root = take();
            if (root.type() != null) {
                throw UnreadableException.damaged("a schema whose root is not a group");
            }
            var columns = new ArrayList<Node>();
            for (int i = 0; i < root.children(); i++) {
                columns.add(child(take(), new Place(0, 0, 0)));
            }
            if (next != elements.size()) {
                throw UnreadableException
                        .damaged("a schema of " + elements.size() + " elements of which " + next + " belong to it");
            }
            return new FileSchema(List.copyOf(columns), leaves);
        }

        private SchemaElement take() {
            if (next >= elements.size()) {
                throw UnreadableException.damaged("a schema that ends in the middle");
            }
            return elements.get(next++);
        }

        private SchemaElement peek() {
            if (next >= elements.size()) {
                throw UnreadableException.damaged("a schema that ends in the middle");
            }
            return elements.get(next);
        }

        /// An element with its own repetition.
        private Node child(SchemaElement element, Place place) {
            if (++depth > MAX_DEPTH) {
                throw UnreadableException.damaged("a schema nested more than " + MAX_DEPTH + " deep");
            }
            var node = switch (element.repetition()) {
                case REQUIRED -> plain(element, place, false);
                case OPTIONAL -> plain(element, place.optional(), true);
                case REPEATED -> {
                    var each = plain(element, place.element(), false);
                    yield new Node.Repeated(element.name(), new ArrayType(each.type(), false), false,
                            place.definition(),
                            place.slotDefinition(), place.repetition(), each);
                }
            };
            depth--;
            return node;
        }

        /// An element whose repetition is already in `place`.
        private Node plain(SchemaElement element, Place place, boolean nullable) {
            if (element.type() != null) {
                return leaf(element, element.type(), place, nullable);
            }
            if (element.children() < 1) {
                throw UnreadableException.unsupported("a group without fields, `" + element.name() + "`",
                        "Write the file without this column.");
            }
            if (element.children() == 1 && peek().repetition() == Repetition.REPEATED) {
                if (element.annotation() instanceof Annotation.ListGroup) {
                    return list(element, place, nullable);
                }
                if (element.annotation() instanceof Annotation.MapGroup && peek().type() == null
                        && peek().children() == 2) {
                    return map(element, place, nullable);
                }
            }
            return struct(element, place, nullable);
        }

        private Node.Leaf leaf(SchemaElement element, ParquetType type, Place place, boolean nullable) {
            var meaning = LeafType.of(element, type, binaryAsString);
            if (intervals.contains(Integer.toString(leaves))) {
                meaning = meaning.asInterval();
            }
            return new Node.Leaf(element.name(), meaning.type(), nullable, place.definition(), place.slotDefinition(),
                    place.repetition(), leaves++, type, element.typeLength(), meaning.conversion());
        }

        private Node struct(SchemaElement element, Place place, boolean nullable) {
            var fields = new ArrayList<Node>();
            for (int i = 0; i < element.children(); i++) {
                fields.add(child(take(), place));
            }
            var type = new StructType(
                    fields.stream().map(f -> new StructField(f.name(), f.type(), f.nullable())).toList());
            return new Node.Struct(element.name(), type, nullable, place.definition(), place.slotDefinition(),
                    place.repetition(), List.copyOf(fields));
        }

        /// `group (LIST) { repeated ... }`. Today's files have a group of one field inside, whose field is the element;
        /// in old ones the repeated field is the element itself.
        private Node list(SchemaElement element, Place place, boolean nullable) {
            var repeated = take();
            boolean isElement = repeated.type() != null || repeated.children() != 1 || repeated.name().equals("array")
                    || repeated.name().equals(element.name() + "_tuple") || peek().repetition() == Repetition.REPEATED;
            var each = isElement ? plain(repeated, place.element(), false) : child(take(), place.element());
            return new Node.Repeated(element.name(), new ArrayType(each.type(), each.nullable()), nullable,
                    place.definition(), place.slotDefinition(), place.repetition(), each);
        }

        private Node map(SchemaElement element, Place place, boolean nullable) {
            var entries = (Node.Struct) struct(take(), place.element(), false);
            var key = entries.fields().get(0);
            var value = entries.fields().get(1);
            return new Node.Repeated(element.name(), new MapType(key.type(), value.type(), value.nullable()), nullable,
                    place.definition(), place.slotDefinition(), place.repetition(), entries);
        }
    }
}

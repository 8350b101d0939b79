package dev.vonk.kernel.display;

import java.util.List;

/// A column type as far as a schema's picture needs it.
public sealed interface TypeTree {
    /// The word Spark's `printSchema` uses: `integer`, `decimal(10,2)`, `array`, `struct`.
    String typeName();

    record Plain(String typeName) implements TypeTree {}

    record ArrayOf(TypeTree element, boolean containsNull) implements TypeTree {
        @Override
        public String typeName() {
            return "array";
        }
    }

    record MapOf(TypeTree key, TypeTree value, boolean valueContainsNull) implements TypeTree {
        @Override
        public String typeName() {
            return "map";
        }
    }

    record StructOf(List<Field> fields) implements TypeTree {
        public StructOf {
            fields = List.copyOf(fields);
        }

        @Override
        public String typeName() {
            return "struct";
        }
    }

    /// One named field of a struct.
    record Field(String name, TypeTree type, boolean nullable) {}
}

package dev.vonk.runtime.type;

/// A list of values of one type.
public record ArrayType(DataType elementType, boolean containsNull) implements DataType {
    @Override
    public String simpleString() {
        return "array<" + elementType.simpleString() + ">";
    }

    @Override
    public String typeName() {
        return "array";
    }

    @Override
    public String sql() {
        return "ARRAY<" + elementType.sql() + ">";
    }
}

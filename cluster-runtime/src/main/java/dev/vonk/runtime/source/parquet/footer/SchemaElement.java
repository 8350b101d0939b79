package dev.vonk.runtime.source.parquet.footer;

import org.jspecify.annotations.Nullable;

/// One node of the schema, as the footer lists them: depth first, a group before its children.
///
/// @param type null for a group
/// @param typeLength bytes of a FIXED_LEN_BYTE_ARRAY value
/// @param children how many of the following subtrees are this group's
public record SchemaElement(String name, @Nullable ParquetType type, int typeLength, Repetition repetition,
        int children,
        @Nullable Annotation annotation) {

    /// How often a value occurs in its parent.
    public enum Repetition {
        REQUIRED, OPTIONAL, REPEATED
    }

    static SchemaElement read(CompactReader in) {
        ParquetType type = null;
        int typeLength = 0;
        int repetition = 0;
        String name = "";
        int children = 0;
        int converted = -1;
        int scale = 0;
        int precision = 0;
        Annotation logical = null;
        in.enter();
        for (int id = in.next(); id != 0; id = in.next()) {
            switch (id) {
                case 1 -> type = ParquetType.of(in.i32());
                case 2 -> typeLength = in.i32();
                case 3 -> repetition = in.i32();
                case 4 -> name = in.text();
                case 5 -> children = in.i32();
                case 6 -> converted = in.i32();
                case 7 -> scale = in.i32();
                case 8 -> precision = in.i32();
                case 10 -> logical = Annotations.read(in);
                default -> in.skip();
            }
        }
        if (repetition < 0 || repetition > 2) {
            throw UnreadableException.damaged("unknown repetition " + repetition + " of schema element `" + name + "`");
        }
        if (logical == null || logical instanceof Annotation.Other) {
            var old = Annotations.ofConverted(converted, precision, scale);
            logical = old == null ? logical : old;
        }
        return new SchemaElement(name, type, typeLength, Repetition.values()[repetition], children, logical);
    }

    /// Writes it as an element of a list.
    public void write(CompactWriter out) {
        out.enter();
        if (type != null) {
            out.i32(1, type.ordinal());
            if (type == ParquetType.FIXED_LEN_BYTE_ARRAY) {
                out.i32(2, typeLength);
            }
        }
        out.i32(3, repetition.ordinal());
        out.text(4, name);
        if (type == null) {
            out.i32(5, children);
        }
        if (annotation != null) {
            Annotations.write(annotation, out);
        }
        out.leave();
    }
}

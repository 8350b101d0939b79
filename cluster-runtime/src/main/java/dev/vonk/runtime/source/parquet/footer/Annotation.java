package dev.vonk.runtime.source.parquet.footer;

/// What stored values mean beyond their [ParquetType]: Parquet's logical types, old and new spelling in one.
public sealed interface Annotation {
    /// A fraction of a second.
    enum Unit {
        MILLIS, MICROS, NANOS
    }

    /// UTF-8 text.
    record Text() implements Annotation {}

    /// A JSON document, as text.
    record Json() implements Annotation {}

    /// A list group.
    record ListGroup() implements Annotation {}

    /// A map group.
    record MapGroup() implements Annotation {}

    /// An unscaled number.
    record Decimal(int precision, int scale) implements Annotation {}

    /// Days since 1970.
    record Date() implements Annotation {}

    /// Time of day.
    record Time(boolean utc, Unit unit) implements Annotation {}

    /// Time since 1970; an instant if `utc`, else a wall clock.
    record Timestamp(boolean utc, Unit unit) implements Annotation {}

    /// An integer of fewer bits, or without sign.
    record Int(int bits, boolean signed) implements Annotation {}

    /// Always null.
    record Unknown() implements Annotation {}

    /// A 16-byte identifier.
    record Uuid() implements Annotation {}

    /// A 2-byte floating-point number.
    record Float16() implements Annotation {}

    /// One that says nothing about how to read the bytes for us, or that is newer than we are.
    record Other(String name) implements Annotation {}
}

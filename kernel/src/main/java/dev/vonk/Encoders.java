package dev.vonk;

import dev.vonk.kernel.encoding.ClassEncoders;
import dev.vonk.kernel.encoding.Encoder;
import dev.vonk.kernel.encoding.Tuple2;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.StructType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;

/// How objects of a class lie in columns, for the calls that take lambdas. Wherever an encoder is asked for, the class
/// itself will do too.
///
/// ```java
/// words.map(String::length, Encoders.INT());
/// words.map(String::length, Integer.class); // the same
/// ```
public final class Encoders {
    private Encoders() {
    }

    /// Records (a column for each component) and beans (a column for each property with getter and setter).
    ///
    /// @throws dev.vonk.runtime.data.DataException where the class is neither, or a field has no column type
    public static <T> Encoder<T> bean(Class<T> type) {
        return ClassEncoders.of(type);
    }

    /// As [#bean].
    public static <T> Encoder<T> product(Class<T> type) {
        return ClassEncoders.of(type);
    }

    /// Rows of a schema.
    public static Encoder<Row> row(StructType schema) {
        return ClassEncoders.of(schema);
    }

    /// Pairs, in columns `_1` and `_2`.
    public static <A, B> Encoder<Tuple2<A, B>> tuple(Encoder<A> first, Encoder<B> second) {
        return ClassEncoders.tuple(first, second);
    }

    public static Encoder<Boolean> BOOLEAN() {
        return ClassEncoders.of(Boolean.class);
    }

    public static Encoder<Byte> BYTE() {
        return ClassEncoders.of(Byte.class);
    }

    public static Encoder<Short> SHORT() {
        return ClassEncoders.of(Short.class);
    }

    public static Encoder<Integer> INT() {
        return ClassEncoders.of(Integer.class);
    }

    public static Encoder<Long> LONG() {
        return ClassEncoders.of(Long.class);
    }

    public static Encoder<Float> FLOAT() {
        return ClassEncoders.of(Float.class);
    }

    public static Encoder<Double> DOUBLE() {
        return ClassEncoders.of(Double.class);
    }

    public static Encoder<String> STRING() {
        return ClassEncoders.of(String.class);
    }

    public static Encoder<BigDecimal> DECIMAL() {
        return ClassEncoders.of(BigDecimal.class);
    }

    public static Encoder<byte[]> BINARY() {
        return ClassEncoders.of(byte[].class);
    }

    public static Encoder<LocalDate> LOCALDATE() {
        return ClassEncoders.of(LocalDate.class);
    }

    public static Encoder<LocalDateTime> LOCALDATETIME() {
        return ClassEncoders.of(LocalDateTime.class);
    }

    public static Encoder<Instant> INSTANT() {
        return ClassEncoders.of(Instant.class);
    }

    public static Encoder<Duration> DURATION() {
        return ClassEncoders.of(Duration.class);
    }

    public static Encoder<Period> PERIOD() {
        return ClassEncoders.of(Period.class);
    }
}

package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Serializer;
import java.lang.invoke.SerializedLambda;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// Values of the JDK; collections are in [JdkCollections].
final class JdkTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        boxes(table);
        value(table, String.class, (_, out, text) -> CheckedInput.writeText(out, text), (_, in) -> in.text());
        value(table, byte[].class, (_, out, bytes) -> {
            out.writeVarInt(bytes.length, true);
            out.writeBytes(bytes);
        }, (_, in) -> in.bytes());
        JdkCollections.list(table);
        table.entry(List.of(SerializedLambda.class), new LambdaSerializer());
        value(table, Object.class, (_, _, _) -> {
        }, (_, _) -> new Object());
        table.entry(List.of(Throwable.class), new ThrowableSerializer(Throwable.class));
        table.entry(List.of(Class.class), new ValueSerializer<Class<?>>((graph, out, type) -> ClassTokens.write(graph,
                out, type), ClassTokens::read));
        table.entry(List.of(Enum.class), new ValueSerializer<Enum<?>>((graph, out, constant) -> {
            ClassTokens.write(graph, out, constant.getDeclaringClass());
            out.writeVarInt(constant.ordinal(), true);
        }, (graph, in) -> (Enum<?>) EnumSerializer.constant(ClassTokens.read(graph, in), in.readVarInt(true))));
        value(table, Labelled.class, (graph, out, labelled) -> graph.partOfCode(out, labelled.value(),
                labelled.label()),
                (graph, in) -> new Labelled("", graph.part(in)));
        numbers(table);
        times(table);
        others(table);
    }

    private static <T> void value(TypeTable table, Class<T> type, ValueSerializer.Writer<T> writer,
            ValueSerializer.Reader<T> reader) {
        table.entry(List.of(type), new ValueSerializer<>(writer, reader));
    }

    private static void boxes(TypeTable table) {
        value(table, Integer.class, (_, out, value) -> out.writeVarInt(value, false), (_, in) -> in.readVarInt(false));
        value(table, Long.class, (_, out, value) -> out.writeVarLong(value, false), (_, in) -> in.readVarLong(false));
        value(table, Boolean.class, (_, out, value) -> out.writeBoolean(value), (_, in) -> in.readBoolean());
        value(table, Double.class, (_, out, value) -> out.writeDouble(value), (_, in) -> in.readDouble());
        value(table, Float.class, (_, out, value) -> out.writeFloat(value), (_, in) -> in.readFloat());
        value(table, Short.class, (_, out, value) -> out.writeShort(value), (_, in) -> in.readShort());
        value(table, Byte.class, (_, out, value) -> out.writeByte(value), (_, in) -> in.readByte());
        value(table, Character.class, (_, out, value) -> out.writeChar(value), (_, in) -> in.readChar());
    }

    private static void numbers(TypeTable table) {
        value(table, BigInteger.class, (_, out, value) -> {
            var bytes = value.toByteArray();
            out.writeVarInt(bytes.length, true);
            out.writeBytes(bytes);
        }, (_, in) -> new BigInteger(in.bytes()));
        value(table, BigDecimal.class, (_, out, value) -> {
            var bytes = value.unscaledValue().toByteArray();
            out.writeVarInt(value.scale(), false);
            out.writeVarInt(bytes.length, true);
            out.writeBytes(bytes);
        }, (_, in) -> {
            int scale = in.readVarInt(false);
            return new BigDecimal(new BigInteger(in.bytes()), scale);
        });
        value(table, AtomicInteger.class, (_, out, value) -> out.writeInt(value.get()),
                (_, in) -> new AtomicInteger(in.readInt()));
        value(table, AtomicLong.class, (_, out, value) -> out.writeLong(value.get()),
                (_, in) -> new AtomicLong(in.readLong()));
        value(table, AtomicBoolean.class, (_, out, value) -> out.writeBoolean(value.get()),
                (_, in) -> new AtomicBoolean(in.readBoolean()));
    }

    private static void times(TypeTable table) {
        value(table, LocalDate.class, (_, out, value) -> out.writeVarLong(value.toEpochDay(), false),
                (_, in) -> LocalDate.ofEpochDay(in.readVarLong(false)));
        value(table, Instant.class, (_, out, value) -> {
            out.writeVarLong(value.getEpochSecond(), false);
            out.writeVarInt(value.getNano(), true);
        }, (_, in) -> Instant.ofEpochSecond(in.readVarLong(false), in.readVarInt(true)));
        value(table, Duration.class, (_, out, value) -> {
            out.writeVarLong(value.getSeconds(), false);
            out.writeVarInt(value.getNano(), true);
        }, (_, in) -> Duration.ofSeconds(in.readVarLong(false), in.readVarInt(true)));
        value(table, Period.class, (_, out, value) -> {
            out.writeVarInt(value.getYears(), false);
            out.writeVarInt(value.getMonths(), false);
            out.writeVarInt(value.getDays(), false);
        }, (_, in) -> Period.of(in.readVarInt(false), in.readVarInt(false), in.readVarInt(false)));
        table.replaced(LocalTime.class, Long.class, LocalTime::toNanoOfDay, LocalTime::ofNanoOfDay);
        value(table, LocalDateTime.class, (_, out, value) -> {
            out.writeVarLong(value.toLocalDate().toEpochDay(), false);
            out.writeVarLong(value.toLocalTime().toNanoOfDay(), false);
        }, (_, in) -> LocalDateTime.of(LocalDate.ofEpochDay(in.readVarLong(false)),
                LocalTime.ofNanoOfDay(in.readVarLong(false))));
        table.replaced(ZoneOffset.class, Integer.class, ZoneOffset::getTotalSeconds, ZoneOffset::ofTotalSeconds);
        table.replaced(ZoneId.class, String.class, ZoneId::getId, ZoneId::of);
        table.replaced(ZonedDateTime.class, String.class, ZonedDateTime::toString, ZonedDateTime::parse);
        table.replaced(OffsetDateTime.class, String.class, OffsetDateTime::toString, OffsetDateTime::parse);
        table.replaced(Year.class, Integer.class, Year::getValue, Year::of);
        table.replaced(YearMonth.class, String.class, YearMonth::toString, YearMonth::parse);
        table.replaced(java.util.Date.class, Long.class, java.util.Date::getTime, java.util.Date::new);
        table.replaced(java.sql.Date.class, Long.class, java.sql.Date::getTime, java.sql.Date::new);
        table.replaced(java.sql.Timestamp.class, Instant.class, java.sql.Timestamp::toInstant,
                java.sql.Timestamp::from);
    }

    private static void others(TypeTable table) {
        optional(table, Optional.class);
        value(table, OptionalInt.class, (_, out, value) -> {
            out.writeBoolean(value.isPresent());
            out.writeInt(value.orElse(0));
        }, (_, in) -> in.readBoolean() ? OptionalInt.of(in.readInt()) : emptyInt(in));
        value(table, OptionalLong.class, (_, out, value) -> {
            out.writeBoolean(value.isPresent());
            out.writeLong(value.orElse(0));
        }, (_, in) -> in.readBoolean() ? OptionalLong.of(in.readLong()) : emptyLong(in));
        value(table, OptionalDouble.class, (_, out, value) -> {
            out.writeBoolean(value.isPresent());
            out.writeDouble(value.orElse(0));
        }, (_, in) -> in.readBoolean() ? OptionalDouble.of(in.readDouble()) : emptyDouble(in));
        value(table, UUID.class, (_, out, value) -> {
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
        }, (_, in) -> new UUID(in.readLong(), in.readLong()));
        table.replaced(URI.class, String.class, URI::toString, URI::create);
        table.replaced(Charset.class, String.class, Charset::name, Charset::forName);
        table.replaced(Locale.class, String.class, Locale::toLanguageTag, Locale::forLanguageTag);
        table.replaced(Path.class, String.class, Path::toString, Path::of);
        value(table, Pattern.class, (_, out, value) -> {
            CheckedInput.writeText(out, value.pattern());
            out.writeInt(value.flags());
        }, (_, in) -> Pattern.compile(in.text(), in.readInt()));
        table.replaced(BitSet.class, byte[].class, BitSet::toByteArray, BitSet::valueOf);
        table.replaced(StringBuilder.class, String.class, StringBuilder::toString, StringBuilder::new);
        for (var type : List.of(Random.class, java.text.SimpleDateFormat.class, java.text.DecimalFormat.class)) {
            Serializer<?> serializer = new JavaFormSerializer();
            table.entry(List.of(type), serializer);
        }
    }

    private static void optional(TypeTable table, Class<?> type) {
        table.entry(List.of(type), new ValueSerializer<Optional<?>>(
                (graph, out, value) -> graph.part(out, value.orElse(null), "an Optional"),
                (graph, in) -> Optional.ofNullable(graph.part(in))));
    }

    private static OptionalInt emptyInt(CheckedInput in) {
        in.readInt();
        return OptionalInt.empty();
    }

    private static OptionalLong emptyLong(CheckedInput in) {
        in.readLong();
        return OptionalLong.empty();
    }

    private static OptionalDouble emptyDouble(CheckedInput in) {
        in.readDouble();
        return OptionalDouble.empty();
    }
}

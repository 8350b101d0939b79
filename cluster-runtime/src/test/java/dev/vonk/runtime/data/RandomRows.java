package dev.vonk.runtime.data;

import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Seeded random rows and batches of any schema: nulls, NaN, extremes, few distinct values, every encoding, and
/// selections.
public final class RandomRows {
    private final Random random;
    private final int distinct;

    /// @param distinct about how many different values a column has
    public RandomRows(long seed, int distinct) {
        random = new Random(seed);
        this.distinct = distinct;
    }

    /// The types that can be compared, so that they may be keys.
    public static List<DataType> keyTypes() {
        return List.of(DataTypes.BooleanType, DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType,
                DataTypes.LongType,
                DataTypes.FloatType, DataTypes.DoubleType, DataTypes.StringType, DataTypes.BinaryType,
                DataTypes.DateType,
                DataTypes.TimestampType, new DecimalType(12, 2), new DecimalType(30, 4));
    }

    /// All kinds of types.
    public static List<DataType> allTypes() {
        var all = new ArrayList<>(keyTypes());
        all.add(DataTypes.NullType);
        all.add(new ArrayType(DataTypes.IntegerType, true));
        all.add(new ArrayType(DataTypes.StringType, true));
        all.add(new MapType(DataTypes.StringType, DataTypes.DoubleType, true));
        all.add(new StructType().add("a", DataTypes.LongType).add("b", new ArrayType(DataTypes.StringType, true)));
        return all;
    }

    public DataType type(List<DataType> of) {
        return of.get(random.nextInt(of.size()));
    }

    public StructType schema(int columns, List<DataType> of) {
        var schema = new StructType();
        for (int i = 0; i < columns; i++) {
            schema = schema.add("c" + i, type(of));
        }
        return schema;
    }

    public List<Row> rows(StructType schema, int count) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < count; i++) {
            rows.add(Row.of(schema, schema.fields().stream().map(field -> value(field.dataType())).toArray()));
        }
        return rows;
    }

    public @Nullable Object value(DataType type) {
        return random.nextInt(8) == 0 ? null : present(type);
    }

    private @Nullable Object present(DataType type) {
        int pick = random.nextInt(distinct);
        boolean extreme = random.nextInt(20) == 0;
        return switch (type) {
            case DataType.NullType _ -> null;
            case DataType.BooleanType _ -> pick % 2 == 0;
            case DataType.ByteType _ -> extreme ? Byte.MIN_VALUE : (byte) pick;
            case DataType.ShortType _ -> extreme ? Short.MAX_VALUE : (short) (pick - 3);
            case DataType.IntegerType _ -> extreme ? Integer.MIN_VALUE : pick - 5;
            case DataType.LongType _ -> extreme ? (pick % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : pick * 3L;
            case DataType.FloatType _ -> extreme ? Float.NaN : pick % 5 == 0 ? -0.0f : pick / 4.0f;
            case DataType.DoubleType _ -> extreme
                    ? (pick % 2 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY)
                    : pick % 5 == 0 ? (pick % 2 == 0 ? 0.0 : -0.0) : pick / -8.0;
            case DecimalType(int precision, int scale) ->
                new BigDecimal(BigInteger.valueOf(extreme ? -99_999_999 : pick)
                        .multiply(precision > 18 && pick % 3 == 0 ? BigInteger.TEN.pow(20) : BigInteger.ONE), scale);
            case DataType.StringType _ -> text(pick);
            case DataType.BinaryType _ -> text(pick).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            case DataType.DateType _ -> LocalDate.ofEpochDay(extreme ? -700_000 : pick * 7L);
            case DataType.TimestampType _ -> Values.instant(extreme ? -62_000_000_000_000_000L : pick * 1_000_000_007L);
            case DataType.TimestampNtzType _ -> java.time.LocalDateTime.of(2000, 1, 1, 0, 0).plusMinutes(pick);
            case DataType.YearMonthIntervalType _ -> Period.ofMonths(pick).normalized();
            case DataType.DayTimeIntervalType _ -> Duration.ofMillis(pick);
            case ArrayType(var element, var _) -> {
                var list = new ArrayList<@Nullable Object>();
                for (int i = pick % 4; i > 0; i--) {
                    list.add(value(element));
                }
                yield list;
            }
            case MapType map -> {
                var entries = new LinkedHashMap<@Nullable Object, @Nullable Object>();
                for (int i = pick % 3; i > 0; i--) {
                    entries.put(present(map.keyType()), value(map.valueType()));
                }
                yield entries;
            }
            case StructType struct ->
                Row.of(struct, struct.fields().stream().map(field -> value(field.dataType())).toArray());
        };
    }

    private static String text(int pick) {
        return switch (pick % 6) {
            case 0 -> "";
            case 1 -> "a" + pick;
            case 2 -> "a long common beginning of many strings " + pick;
            case 3 -> "é" + pick;
            case 4 -> "12345678";
            default -> "12345678" + (char) ('a' + pick % 26) + pick;
        };
    }

    /// These rows in batches of at most `batchRows`, each column in a random encoding, some rows between them that a
    /// selection leaves out.
    public List<Batch> batches(StructType schema, List<Row> rows, int batchRows) {
        var out = new ArrayList<Batch>();
        for (int from = 0; from < rows.size(); from += batchRows) {
            out.add(batch(schema, rows.subList(from, Math.min(rows.size(), from + batchRows))));
        }
        return out;
    }

    private Batch batch(StructType schema, List<Row> rows) {
        boolean selected = random.nextBoolean();
        var physical = new ArrayList<Row>();
        var selection = new int[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            while (selected && random.nextInt(3) == 0) {
                physical.addAll(rows(schema, 1));
            }
            selection[i] = physical.size();
            physical.add(rows.get(i));
        }
        var columns = new Vector[schema.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = column(schema.field(c).dataType(), physical, c);
        }
        var batch = Batch.of(physical.size(), columns);
        return selected ? batch.select(selection, rows.size()) : batch;
    }

    private Vector column(DataType type, List<Row> rows, int index) {
        return switch (random.nextInt(4)) {
            case 0 -> dictionary(type, rows, index);
            case 1 -> encodedWhereItFits(type, rows, index);
            default -> flat(type, rows, index, random.nextInt(3));
        };
    }

    /// @param padding rows in front that a slice hides, so that offsets are not 0
    private Vector flat(DataType type, List<Row> rows, int index, int padding) {
        var builder = VectorBuilder.of(type, rows.size());
        for (int i = 0; i < padding; i++) {
            Values.append(builder, type, value(type));
        }
        rows.forEach(row -> Values.append(builder, type, row.get(index)));
        return builder.build().slice(padding, rows.size());
    }

    private Vector dictionary(DataType type, List<Row> rows, int index) {
        var entries = VectorBuilder.of(type, 4);
        var codes = new int[rows.size()];
        var codeOf = new LinkedHashMap<String, Integer>();
        Validity validity = null;
        for (int i = 0; i < codes.length; i++) {
            var value = rows.get(i).get(index);
            if (value == null) {
                validity = validity == null ? Validity.allPresent(codes.length) : validity;
                validity.setNull(i);
                continue;
            }
            var known = codeOf.get(quoted(value));
            if (known == null) {
                known = entries.length();
                codeOf.put(quoted(value), known);
                Values.append(entries, type, value);
            }
            codes[i] = known;
        }
        if (entries.length() == 0) {
            return flat(type, rows, index, 0);
        }
        return new DictionaryVector(codes, 0, codes.length, entries.build(), validity);
    }

    private Vector encodedWhereItFits(DataType type, List<Row> rows, int index) {
        var flat = flat(type, rows, index, 0);
        if (rows.stream().allMatch(row -> java.util.Objects.deepEquals(row.get(index), rows.getFirst().get(index)))) {
            return new ConstantVector(flat.slice(0, 1).gather(new int[1], 1, Scratch.fresh()), rows.size());
        }
        if (flat instanceof LongVector longs) {
            long base = 1000;
            var raw = new short[rows.size()];
            for (int i = 0; i < raw.length; i++) {
                if (!longs.isNull(i)) {
                    raw[i] = (short) (longs.get(i) - base);
                    if (base + raw[i] != longs.get(i)) {
                        return flat;
                    }
                }
            }
            return new NarrowVector(new ShortVector(raw, 0, raw.length, longs.validity()), base, PhysicalType.LONG);
        }
        return flat;
    }

    /// The rows of batches that count.
    public static List<Row> read(StructType schema, List<Batch> batches) {
        var rows = new ArrayList<Row>();
        for (var batch : batches) {
            for (int i = 0; i < batch.rowCount(); i++) {
                rows.add(Values.readRow(batch, schema, i));
            }
        }
        return rows;
    }

    /// A value under which equal keys are equal Java objects: NaN and -0.0 settled, bytes as lists, deeply.
    public static @Nullable Object canonical(@Nullable Object value) {
        return switch (value) {
            case Float f -> f + 0.0f;
            case Double d -> d + 0.0;
            case byte[] bytes -> java.util.HexFormat.of().formatHex(bytes);
            case BigDecimal decimal -> decimal;
            case List<?> list -> list.stream().map(RandomRows::quoted).toList().toString();
            case java.util.Map<?, ?> map -> map.entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + "=" + quoted(entry.getValue())).toList().toString();
            case Row row -> row.toList().stream().map(RandomRows::quoted).toList().toString();
            case null -> null;
            default -> value;
        };
    }

    private static String quoted(@Nullable Object value) {
        return value instanceof String text ? "'" + text + "'" : String.valueOf(canonical(value));
    }

    /// [#canonical] for each value of a row.
    public static List<@Nullable Object> canonical(Row row) {
        var out = new ArrayList<@Nullable Object>();
        row.toList().forEach(value -> out.add(canonical(value)));
        return out;
    }
}

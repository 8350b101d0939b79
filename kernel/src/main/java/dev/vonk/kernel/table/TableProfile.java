package dev.vonk.kernel.table;

import dev.vonk.Column;
import dev.vonk.DataFrame;
import dev.vonk.Dataset;
import dev.vonk.kernel.display.CellText;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.Answer.Bin;
import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataType.BooleanType;
import dev.vonk.runtime.type.DataType.DoubleType;
import dev.vonk.runtime.type.DataType.FloatType;
import dev.vonk.runtime.type.DataType.StringType;
import dev.vonk.runtime.type.StructField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

import static dev.vonk.Functions.abs;
import static dev.vonk.Functions.approx_count_distinct;
import static dev.vonk.Functions.avg;
import static dev.vonk.Functions.col;
import static dev.vonk.Functions.count;
import static dev.vonk.Functions.count_if;
import static dev.vonk.Functions.lit;
import static dev.vonk.Functions.max;
import static dev.vonk.Functions.min;
import static dev.vonk.Functions.stddev;
import static dev.vonk.Functions.when;

/// What is in the columns of a table. One query finds the sizes and bounds of many columns, a second counts how many
/// values lie in each range between the bounds, and one for each column of text finds the commonest.
final class TableProfile {
    private static final int COLUMNS_OF_A_QUERY = 50;
    private static final int MOST_COMMON = 10;
    private static final int MOST_TEXT_COLUMNS = 20;
    private static final int MOST_LABEL = 80;

    private final DataFrame rows;
    private final CellText text;
    private int textColumns;

    /// What is known of a column after the first query.
    ///
    /// @param low the smallest value that is a number, and `high` the greatest
    private record Bounds(int column, StructField field, long values, long distinct, @Nullable Object least,
            @Nullable Object most, @Nullable Object low, @Nullable Object high, @Nullable Double mean,
            @Nullable Double deviation) {}

    private TableProfile(DataFrame rows) {
        this.rows = rows;
        this.text = new CellText(rows.sparkSession().zone());
    }

    /// Runs queries over all rows.
    ///
    /// @throws TableException where the table has no such column
    static Answer.Profile of(Dataset<?> frame, ToKernel.ProfileTable ask) {
        List<StructField> fields = frame.schema().fields();
        List<Integer> columns = ask.columns().isEmpty()
                ? IntStream.range(0, fields.size()).boxed().toList()
                : ask.columns();
        columns.forEach(column -> QueriedFrame.field(frame, column));
        DataFrame rows = QueriedFrame.numbered(frame, new TableQuery(List.of(), ask.query().filters()));
        return new TableProfile(rows).of(ask.number(), fields, columns);
    }

    private Answer.Profile of(long number, List<StructField> fields, List<Integer> columns) {
        List<Answer.ColumnProfile> profiles = new ArrayList<>();
        long count = columns.isEmpty() ? rows.count() : 0;
        for (int from = 0; from < columns.size(); from += COLUMNS_OF_A_QUERY) {
            List<Integer> some = columns.subList(from, Math.min(columns.size(), from + COLUMNS_OF_A_QUERY));
            List<Bounds> bounds = new ArrayList<>();
            count = bounds(fields, some, bounds);
            List<List<Bin>> bins = bins(bounds);
            for (int at = 0; at < bounds.size(); at++) {
                profiles.add(profile(bounds.get(at), count, bins.get(at)));
            }
        }
        return new Answer.Profile(number, count, profiles);
    }

    private Answer.ColumnProfile profile(Bounds bounds, long count, List<Bin> bins) {
        DataType type = bounds.field().dataType();
        return new Answer.ColumnProfile(bounds.column(), bounds.field().name(), type.simpleString(),
                count - bounds.values(), Math.min(bounds.distinct(), bounds.values()), told(bounds.least()),
                told(bounds.most()), bounds.mean(),
                bounds.deviation(), bins);
    }

    private String told(@Nullable Object value) {
        return value == null ? "" : shortened(text.of(value));
    }

    private static String shortened(String value) {
        return value.length() <= MOST_LABEL ? value : value.substring(0, MOST_LABEL) + "…";
    }

    /// @return how many rows there are
    private long bounds(List<StructField> fields, List<Integer> columns, List<Bounds> bounds) {
        List<Column> asked = new ArrayList<>(List.of(count(lit(1))));
        columns.forEach(column -> asked.addAll(figures(column, fields.get(column).dataType())));
        List<?> found = only(asked);
        int at = 1;
        for (int column : columns) {
            StructField field = fields.get(column);
            int width = figures(column, field.dataType()).size();
            bounds.add(bounds(column, field, found.subList(at, at + width)));
            at += width;
        }
        return number(found.getFirst());
    }

    private static List<Column> figures(int column, DataType type) {
        Column each = col(QueriedFrame.name(column));
        if (!FilterValue.isPlain(type)) {
            return List.of(count(each));
        }
        Column finite = finite(column, type);
        List<Column> figures = new ArrayList<>(List.of(count(each), approx_count_distinct(each), min(each), max(each),
                min(finite), max(finite)));
        if (type.isNumeric()) {
            figures.add(avg(finite.cast("double")));
            figures.add(stddev(finite.cast("double")));
        }
        return figures;
    }

    /// The column's values without those that no range holds.
    private static Column finite(int column, DataType type) {
        Column each = col(QueriedFrame.name(column));
        boolean mayBeEndless = type instanceof DoubleType || type instanceof FloatType;
        return mayBeEndless
                ? when(each.isNaN().or(abs(each).equalTo(Double.POSITIVE_INFINITY)), lit(null)).otherwise(each)
                : each;
    }

    private static Bounds bounds(int column, StructField field, List<?> found) {
        if (found.size() == 1) {
            return new Bounds(column, field, number(found.getFirst()), -1, null, null, null, null, null, null);
        }
        boolean measured = found.size() > 6;
        return new Bounds(column, field, number(found.get(0)), number(found.get(1)), found.get(2), found.get(3),
                found.get(4), found.get(5), measured ? (Double) found.get(6) : null,
                measured ? (Double) found.get(7) : null);
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    /// The one row of some aggregates.
    private List<?> only(List<Column> aggregates) {
        List<Column> named = new ArrayList<>();
        for (int at = 0; at < aggregates.size(); at++) {
            named.add(aggregates.get(at).alias("a" + at));
        }
        return rows.agg(named.getFirst(), named.subList(1, named.size()).toArray(Column[]::new)).collectAsList()
                .getFirst().toList();
    }

    private List<List<Bin>> bins(List<Bounds> bounds) {
        List<ValueRanges> ranges = new ArrayList<>();
        List<Column> asked = new ArrayList<>();
        for (Bounds each : bounds) {
            ValueRanges cut = ValueRanges.of(each.low(), each.high());
            ranges.add(cut);
            Column value = finite(each.column(), each.field().dataType());
            for (int edge = 1; edge <= cut.count(); edge++) {
                // Those below the end of a range; the last one holds its end too.
                asked.add(edge == cut.count() ? count(value) : count_if(value.lt(cut.edges().get(edge))));
            }
        }
        List<?> below = asked.isEmpty() ? List.of() : only(asked);
        List<List<Bin>> bins = new ArrayList<>();
        int at = 0;
        for (int each = 0; each < bounds.size(); each++) {
            int count = ranges.get(each).count();
            bins.add(count == 0 ? commonest(bounds.get(each)) : bins(ranges.get(each), below.subList(at, at + count)));
            at += count;
        }
        return bins;
    }

    private List<Bin> bins(ValueRanges ranges, List<?> below) {
        List<Bin> bins = new ArrayList<>();
        long before = 0;
        for (int range = 0; range < ranges.count(); range++) {
            long end = number(below.get(range));
            bins.add(new Bin(ranges.label(range, text), ranges.low(range, text), ranges.high(range, text),
                    end - before));
            before = end;
        }
        return bins;
    }

    private List<Bin> commonest(Bounds bounds) {
        DataType type = bounds.field().dataType();
        boolean counted = type instanceof StringType || type instanceof BooleanType;
        if (!counted || bounds.values() == 0 || ++textColumns > MOST_TEXT_COLUMNS) {
            return List.of();
        }
        Column each = col(QueriedFrame.name(bounds.column()));
        List<Row> found = rows.filter(each.isNotNull()).groupBy(each).agg(count(lit(1)).alias("n"))
                .orderBy(col("n").desc(), each).limit(MOST_COMMON).collectAsList();
        return found.stream().map(row -> {
            String value = text.of(row.get(0));
            return new Bin(shortened(value), value, value, number(row.get(1)));
        }).toList();
    }
}

package dev.vonk;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Pivots;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows in groups of equal values: what `groupBy` gives. Its methods make one row of each group, the grouping columns
/// first.
///
/// ```java
/// df.groupBy("city").agg(avg("age"), max("age"));
/// df.groupBy("year").pivot("quarter").sum("sales");
/// ```
public final class GroupedData {
    private final Session session;
    private final Frame frame;
    private final List<Syntax> keys;
    private final @Nullable Pivot pivot;

    /// The column whose values become columns, and those values.
    private record Pivot(Syntax column, List<Syntax.Literal> values) {}

    GroupedData(Session session, Frame frame, List<Syntax> keys) {
        this(session, frame, keys, null);
    }

    private GroupedData(Session session, Frame frame, List<Syntax> keys, @Nullable Pivot pivot) {
        this.session = session;
        this.frame = frame;
        this.keys = keys;
        this.pivot = pivot;
    }

    /// For each group what the aggregates give.
    public DataFrame agg(Column first, Column... more) {
        var list = new ArrayList<Syntax>();
        list.add(first.syntax());
        Arrays.stream(more).map(Column::syntax).forEach(list::add);
        return aggregated(list);
    }

    /// For each group and each column the aggregate of this name, e.g. `Map.of("age", "max")`.
    public DataFrame agg(Map<String, String> functions) {
        var origin = Origin.here();
        var list = new ArrayList<Syntax>();
        functions.forEach((column, function) -> list.add(
                new Syntax.Call(function.toLowerCase(Locale.ROOT), List.of(Column.named(column, origin)), origin)));
        return aggregated(list);
    }

    private DataFrame aggregated(List<Syntax> list) {
        var made = pivot == null
                ? session.aggregations().group(frame, keys, list)
                : new Pivots(session.aggregations()).pivot(frame, keys, pivot.column(), pivot.values(), list);
        return DataFrame.of(session, made);
    }

    /// How many rows each group has, as column `count`.
    public DataFrame count() {
        var origin = Origin.here();
        var count = new Syntax.Call("count", List.of(new Syntax.Star(List.of(), origin)), origin);
        return aggregated(List.of(new Syntax.Alias(count, List.of("count"), origin)));
    }

    /// The sums of these columns; of all numbers, when none is named.
    public DataFrame sum(String... columns) {
        return each("sum", columns);
    }

    /// The means of these columns; of all numbers, when none is named.
    public DataFrame avg(String... columns) {
        return each("avg", columns);
    }

    /// The means of these columns; of all numbers, when none is named.
    public DataFrame mean(String... columns) {
        return each("avg", columns);
    }

    /// The greatest values of these columns; of all numbers, when none is named.
    public DataFrame max(String... columns) {
        return each("max", columns);
    }

    /// The smallest values of these columns; of all numbers, when none is named.
    public DataFrame min(String... columns) {
        return each("min", columns);
    }

    private DataFrame each(String function, String... columns) {
        var origin = Origin.here();
        var arguments = columns.length > 0
                ? Arrays.stream(columns).map(name -> Column.named(name, origin)).toList()
                : numbers();
        return aggregated(arguments.stream()
                .map(argument -> (Syntax) new Syntax.Call(function, List.of(argument), origin)).toList());
    }

    private List<Syntax> numbers() {
        var grouped = new HashSet<String>();
        keys.forEach(
                key -> grouped.add(dev.vonk.kernel.analysis.Projections.nameOf(frame, key).toLowerCase(Locale.ROOT)));
        var numbers = new ArrayList<Syntax>();
        for (var column : frame.columns()) {
            if (column.type().isNumeric() && !grouped.contains(column.name().toLowerCase(Locale.ROOT))) {
                numbers.add(new Syntax.FrameColumn(column, 0, Origin.NONE));
            }
        }
        return numbers;
    }

    /// Makes a column of each value of a column. Its distinct values are looked up at once, which starts a query; give them
    /// to [#pivot(String, List)] to spare that.
    public GroupedData pivot(String column) {
        return pivot(Functions.col(column));
    }

    /// Makes a column of each value of a column, looked up at once.
    public GroupedData pivot(Column column) {
        var distinct = session.aggregations().distinct(session.projections().select(frame,
                List.of(new Syntax.Alias(column.syntax(), List.of("value"), column.syntax().origin()))));
        var sorted = DataFrame.of(session, distinct).orderBy("value").limit(Pivots.MOST_VALUES + 1).collectAsList();
        if (sorted.size() > Pivots.MOST_VALUES) {
            throw new IllegalArgumentException(
                    "[PIVOT_MAX_VALUES] The column " + column + " has more than " + Pivots.MOST_VALUES
                            + " values, too many for columns. Give the values you want: pivot(column, values).");
        }
        var values = new ArrayList<@Nullable Object>();
        sorted.forEach(row -> values.add(row.get(0)));
        return pivot(column, values);
    }

    /// Makes a column of each of these values of a column.
    public GroupedData pivot(String column, List<?> values) {
        return pivot(Functions.col(column), values);
    }

    /// Makes a column of each of these values of a column.
    public GroupedData pivot(Column column, List<?> values) {
        if (pivot != null) {
            throw new IllegalStateException("[REPEATED_CLAUSE] pivot(...) was said already; a group has one.");
        }
        var origin = column.syntax().origin();
        var literals = new ArrayList<Syntax.Literal>();
        for (var value : values) {
            if (!(Literals.of(value, origin) instanceof Syntax.Literal literal)) {
                throw new AnalysisException("NON_LITERAL_PIVOT_VALUES", "The pivot value " + value
                        + " is no plain constant; give numbers, texts, dates or times.", origin);
            }
            literals.add(literal);
        }
        return new GroupedData(session, frame, keys, new Pivot(column.syntax(), literals));
    }
}

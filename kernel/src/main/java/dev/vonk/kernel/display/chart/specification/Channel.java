package dev.vonk.kernel.display.chart.specification;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One channel of a chart: where its values come from and how they are read.
///
/// @param field     the column; empty where rows are counted
/// @param aggregate `sum`, `count`, ...; empty for the values themselves
/// @param bins      at most how many bins numbers are put into; 0 for none
/// @param unit      what moments are cut to, such as `yearmonth`; empty for nothing
/// @param order     how names are ordered
/// @param zero      whether the axis begins at zero even where the mark does not need it
/// @param title     what stands at the axis or legend
public record Channel(String field, Type type, String aggregate, int bins, String unit, Order order, boolean zero,
        String title) {

    /// How values are read. Ordinal values are nominal ones with an order of their own.
    public enum Type { QUANTITATIVE, TEMPORAL, ORDINAL, NOMINAL }

    /// How names are ordered.
    public sealed interface Order {
        /// As the rows have them.
        record AsGiven() implements Order {}

        /// By themselves, numbers as numbers.
        record Sorted(boolean descending) implements Order {}

        /// By the sum of the other axis.
        record ByValue(boolean descending) implements Order {}

        /// As in this list; the others behind.
        record Listed(List<String> names) implements Order {
            public Listed {
                names = List.copyOf(names);
            }
        }
    }

    /// Whether its values are places along a range: numbers or moments, not put into bins or counted.
    public boolean isContinuous() {
        return bins == 0 && (type == Type.QUANTITATIVE || type == Type.TEMPORAL);
    }

    public boolean isMeasure() {
        return !aggregate.isEmpty() || type == Type.QUANTITATIVE && bins == 0;
    }

    /// The row's value as a number, or as the milliseconds of a moment; NaN for none.
    public double number(Map<?, ?> row) {
        Object value = value(row);
        return type == Type.TEMPORAL ? Moments.cut(Reading.moment(value), unit) : Reading.number(value);
    }

    /// The row's value as a name.
    public String name(Map<?, ?> row) {
        Object value = value(row);
        return type == Type.TEMPORAL ? Moments.text(number(row), unit) : Reading.words(value);
    }

    public @Nullable Object value(Map<?, ?> row) {
        return row.get(field);
    }
}

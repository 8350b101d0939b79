package dev.vonk.runtime.type;

import java.util.Locale;
import java.util.Optional;

/// The units of interval types, the largest first. The first two are counted in months, the others in microseconds.
public enum IntervalUnit {
    YEAR(12),
    MONTH(1),
    DAY(86_400_000_000L),
    HOUR(3_600_000_000L),
    MINUTE(60_000_000),
    SECOND(1_000_000);

    private final long size;

    IntervalUnit(long size) {
        this.size = size;
    }

    /// How many months or microseconds it is.
    public long size() {
        return size;
    }

    /// Whether it is counted in months.
    public boolean isMonths() {
        return this == YEAR || this == MONTH;
    }

    /// The unit of a name in any case.
    public static Optional<IntervalUnit> of(String name) {
        for (var unit : values()) {
            if (unit.name().equalsIgnoreCase(name)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    /// The interval type from one unit to another; empty where there is none.
    public static Optional<DataType> type(IntervalUnit start, IntervalUnit end) {
        if (start.isMonths() != end.isMonths() || start.compareTo(end) > 0) {
            return Optional.empty();
        }
        return Optional.of(start.isMonths()
                ? new DataType.YearMonthIntervalType(start, end)
                : new DataType.DayTimeIntervalType(start, end));
    }

    /// The smallest unit of an interval type; empty for other types.
    public static Optional<IntervalUnit> endOf(DataType type) {
        return switch (type) {
            case DataType.YearMonthIntervalType(var _, var end) -> Optional.of(end);
            case DataType.DayTimeIntervalType(var _, var end) -> Optional.of(end);
            default -> Optional.empty();
        };
    }

    /// `day to hour`, or `day` for one unit.
    String words(IntervalUnit end) {
        var first = name().toLowerCase(Locale.ROOT);
        return this == end ? first : first + " to " + end.name().toLowerCase(Locale.ROOT);
    }

    static String range(IntervalUnit start, IntervalUnit end) {
        return "interval " + start.words(end);
    }
}

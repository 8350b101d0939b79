package dev.vonk.kernel.table;

import dev.vonk.kernel.display.CellText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Numbers or times from a smallest to a greatest one, cut into ranges of equal size.
///
/// @param edges where each range begins, and behind the last where that ends: values of the column's kind, ascending
/// @param single whether each range is one value
record ValueRanges(List<Object> edges, boolean single) {
    private static final int MOST_RANGES = 20;
    private static final long MICROS_OF_A_SECOND = 1_000_000;

    /// Empty where there are no values, or they are not of a kind that can be cut.
    static ValueRanges of(@Nullable Object least, @Nullable Object most) {
        if (least == null || most == null) {
            return new ValueRanges(List.of(), false);
        }
        return switch (least) {
            case Double low when most instanceof Double high -> fractions(low, high, edge -> edge);
            case Float low when most instanceof Float high ->
                fractions(low.doubleValue(), high.doubleValue(), edge -> edge);
            case BigDecimal low when most instanceof BigDecimal high ->
                fractions(low.doubleValue(), high.doubleValue(), edge -> edge);
            case Number low when most instanceof Number high ->
                whole(low.longValue(), high.longValue(), 1, edge -> edge);
            case LocalDate low when most instanceof LocalDate high ->
                whole(low.toEpochDay(), high.toEpochDay(), 1, LocalDate::ofEpochDay);
            case Instant low when most instanceof Instant high ->
                times(micros(low), micros(high), ValueRanges::instant);
            case LocalDateTime low when most instanceof LocalDateTime high -> times(
                    micros(low.toInstant(ZoneOffset.UTC)), micros(high.toInstant(ZoneOffset.UTC)),
                    edge -> LocalDateTime.ofInstant(instant(edge), ZoneOffset.UTC));
            default -> new ValueRanges(List.of(), false);
        };
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static ValueRanges fractions(double low, double high, Function<Double, Object> value) {
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            return new ValueRanges(List.of(), false);
        }
        if (low == high) {
            return new ValueRanges(List.of(value.apply(low), value.apply(high)), true);
        }
        List<Object> edges = new ArrayList<>();
        for (int edge = 0; edge < MOST_RANGES; edge++) {
            edges.add(value.apply(rounded(low + (high / MOST_RANGES - low / MOST_RANGES) * edge, low, high)));
        }
        edges.set(0, value.apply(low));
        edges.add(value.apply(high));
        return new ValueRanges(edges, false);
    }

    /// A shorter number close by, for people; of the range's size four digits count.
    private static double rounded(double edge, double low, double high) {
        double size = high - low;
        if (!Double.isFinite(size)) {
            return edge;
        }
        int digits = 4 - (int) Math.ceil(Math.log10(size));
        return new BigDecimal(edge).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    }

    /// Times that are seconds apart are cut at whole seconds from the first.
    private static ValueRanges times(long low, long high, Function<Long, Object> value) {
        boolean far = high / MICROS_OF_A_SECOND - low / MICROS_OF_A_SECOND >= MOST_RANGES;
        return whole(low, high, far ? MICROS_OF_A_SECOND : 1, value);
    }

    /// Whole numbers do not lie between two others, so the ranges are so wide that they all hold as many.
    ///
    /// @param unit what the size of a range is a multiple of
    private static ValueRanges whole(long low, long high, long unit, Function<Long, Object> value) {
        BigInteger count = BigInteger.valueOf(high).subtract(BigInteger.valueOf(low)).add(BigInteger.ONE);
        BigInteger[] parts = count.divideAndRemainder(BigInteger.valueOf(MOST_RANGES * unit));
        BigInteger units = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
        BigInteger width = units.multiply(BigInteger.valueOf(unit));
        List<Object> edges = new ArrayList<>();
        BigInteger end = BigInteger.valueOf(high);
        for (BigInteger edge = BigInteger.valueOf(low); edge.compareTo(end) <= 0; edge = edge.add(width)) {
            edges.add(value.apply(edge.longValueExact()));
        }
        edges.add(value.apply(high));
        return new ValueRanges(edges, width.equals(BigInteger.ONE));
    }

    /// How many ranges there are.
    int count() {
        return Math.max(0, edges.size() - 1);
    }

    /// What a range is called.
    String label(int range, CellText text) {
        String low = text.of(edges.get(range));
        return single ? low : low + " to " + text.of(edges.get(range + 1));
    }

    /// Where a range ends, as a filter would write it.
    String high(int range, CellText text) {
        return text.of(edges.get(single ? range : range + 1));
    }

    /// Where a range begins, as a filter would write it.
    String low(int range, CellText text) {
        return text.of(edges.get(range));
    }
}

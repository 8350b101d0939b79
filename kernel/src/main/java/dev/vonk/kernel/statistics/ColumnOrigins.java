package dev.vonk.kernel.statistics;

import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.source.Statistics;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Finds the source's column that a column of a plan is, and what the source knows of it.
final class ColumnOrigins {
    private final Map<Source, Statistics> known = new IdentityHashMap<>();

    /// A column where it comes from.
    ///
    /// @param leaf the scan or cached frame
    /// @param column under the leaf's id
    /// @param statistics null where nothing is known of the column
    record Origin(Leaf leaf, ColumnReference column, Statistics.@Nullable ColumnStatistics statistics) {
        /// At most how many different values the source says there are.
        OptionalDouble distinct() {
            if (statistics == null) {
                return OptionalDouble.empty();
            }
            if (statistics.distinct() >= 0) {
                return OptionalDouble.of(Math.max(1, statistics.distinct()));
            }
            boolean discrete = isDiscrete(statistics.min()) && isDiscrete(statistics.max());
            return discrete
                    ? OptionalDouble.of(place(statistics.max()).orElseThrow() - place(statistics.min()).orElseThrow()
                            + 1)
                    : OptionalDouble.empty();
        }
    }

    /// What a source knows of itself; asked once.
    Statistics statistics(Source source) {
        return known.computeIfAbsent(source, Source::statistics);
    }

    /// Where the column comes from; empty where something computes it.
    Optional<Origin> find(LogicalPlan plan, long id) {
        return switch (plan) {
            case Leaf.Scan scan -> place(scan.output(), id).map(place -> new Origin(scan, scan.output().get(place),
                    statistics(scan.source()).columns().get(scan.columns().get(place))));
            case Leaf.Cached cached -> place(cached.output(), id)
                    .map(place -> new Origin(cached, cached.output().get(place), null));
            case OneInput.Project(var columns, var child) -> throughNames(columns, child, id);
            case OneInput.Aggregate(var keys, var _, var child) -> throughNames(keys, child, id);
            default -> plan.children().stream().filter(child -> place(child.output(), id).isPresent()).findFirst()
                    .flatMap(child -> find(child, id));
        };
    }

    private Optional<Origin> throughNames(List<NamedExpression> columns, LogicalPlan child, long id) {
        return columns.stream().filter(column -> column.output().id() == id).findFirst()
                .map(NamedExpression::expression)
                .filter(ColumnReference.class::isInstance)
                .flatMap(column -> find(child, ((ColumnReference) column).id()));
    }

    private static Optional<Integer> place(List<ColumnReference> columns, long id) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).id() == id) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static boolean isDiscrete(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte
                || value instanceof LocalDate;
    }

    /// Where a value lies on a line; empty for what is neither number nor date.
    static OptionalDouble place(@Nullable Object value) {
        return switch (value) {
            case Number number -> OptionalDouble.of(number.doubleValue());
            case LocalDate date -> OptionalDouble.of(date.toEpochDay());
            case null, default -> OptionalDouble.empty();
        };
    }
}

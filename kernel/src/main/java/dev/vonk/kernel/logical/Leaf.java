package dev.vonk.kernel.logical;

import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.source.Source;
import java.util.List;
import java.util.function.UnaryOperator;

/// The nodes without inputs.
public sealed interface Leaf extends LogicalPlan {
    @Override
    default List<LogicalPlan> children() {
        return List.of();
    }

    @Override
    default LogicalPlan withChildren(List<LogicalPlan> children) {
        return this;
    }

    /// Reads a source: files, rows in memory, a range of numbers.
    ///
    /// @param columns for each output column its place in the source's schema
    /// @param filters conditions over the output that rows must fulfil; the source may use them to skip, the scan
    ///     checks them
    record Scan(Source source, List<Integer> columns, List<ColumnReference> output, List<Expression> filters)
            implements
                Leaf {
        public Scan {
            columns = List.copyOf(columns);
            output = List.copyOf(output);
            filters = List.copyOf(filters);
            if (columns.size() != output.size()) {
                throw new IllegalArgumentException(columns.size() + " places for " + output.size() + " columns");
            }
        }

        /// All columns of a source, under fresh ids.
        public static Scan of(Source source) {
            var output = ColumnIds.of(source.schema());
            var places = java.util.stream.IntStream.range(0, output.size()).boxed().toList();
            return new Scan(source, places, output, List.of());
        }

        @Override
        public String describe() {
            return "Scan " + source.description() + " " + PlanText.names(output)
                    + (filters.isEmpty() ? "" : " filters " + filters);
        }

        @Override
        public List<Expression> expressions() {
            return filters;
        }

        @Override
        public LogicalPlan mapExpressions(UnaryOperator<Expression> change) {
            return new Scan(source, columns, output, filters.stream().map(change).toList());
        }

        @Override
        public LogicalPlan mapOwnColumns(UnaryOperator<ColumnReference> change) {
            return new Scan(source, columns, output.stream().map(change).toList(), filters);
        }
    }

    /// Reads a frame that was `cache()`d. The frame's plan makes the rows that are not there yet; where the frame is
    /// cached no more, the plan stands in its place.
    ///
    /// @param cache the id of the cached frame
    /// @param plan the frame's own plan; not an input: what is above does not change it
    /// @param columns for each output column its place in the plan's output
    /// @param filters as in a scan
    record Cached(long cache, LogicalPlan plan, List<Integer> columns, List<ColumnReference> output,
            List<Expression> filters) implements Leaf {
        public Cached {
            columns = List.copyOf(columns);
            output = List.copyOf(output);
            filters = List.copyOf(filters);
        }

        /// All columns of a cached frame, under the ids they have in its plan.
        public static Cached of(long cache, LogicalPlan plan) {
            var places = java.util.stream.IntStream.range(0, plan.output().size()).boxed().toList();
            return new Cached(cache, plan, places, plan.output(), List.of());
        }

        @Override
        public String describe() {
            return "Cached #" + cache + " " + PlanText.names(output) + (filters.isEmpty() ? "" : " filters " + filters);
        }

        @Override
        public List<Expression> expressions() {
            return filters;
        }

        @Override
        public LogicalPlan mapExpressions(UnaryOperator<Expression> change) {
            return new Cached(cache, plan, columns, output, filters.stream().map(change).toList());
        }

        @Override
        public LogicalPlan mapOwnColumns(UnaryOperator<ColumnReference> change) {
            return new Cached(cache, plan, columns, output.stream().map(change).toList(), filters);
        }
    }
}

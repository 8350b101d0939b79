package dev.vonk.kernel.logical;

import dev.vonk.runtime.code.PartitionFunction;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The nodes over one input. Unless a node says otherwise its output is its input's, it has no expressions and makes
/// no columns.
public sealed interface OneInput extends LogicalPlan {
    /// The input.
    LogicalPlan child();

    /// The same node over another input.
    LogicalPlan withChild(LogicalPlan child);

    @Override
    default List<LogicalPlan> children() {
        return List.of(child());
    }

    @Override
    default LogicalPlan withChildren(List<LogicalPlan> children) {
        return withChild(children.getFirst());
    }

    @Override
    default List<ColumnReference> output() {
        return child().output();
    }

    @Override
    default List<Expression> expressions() {
        return List.of();
    }

    @Override
    default LogicalPlan mapExpressions(UnaryOperator<Expression> change) {
        return this;
    }

    @Override
    default LogicalPlan mapOwnColumns(UnaryOperator<ColumnReference> change) {
        return this;
    }

    /// Computes the output columns.
    record Project(List<NamedExpression> columns, LogicalPlan child) implements OneInput {
        public Project {
            columns = List.copyOf(columns);
        }

        @Override
        public List<ColumnReference> output() {
            return columns.stream().map(NamedExpression::output).toList();
        }

        @Override
        public LogicalPlan withChild(LogicalPlan child) {
            return new Project(columns, child);
        }

        @Override
        public String describe() {
            return "Project " + columns;
        }

        @Override
        public List<Expression> expressions() {
            return columns.stream().map(NamedExpression::expression).toList();
        }

        @Override
        public LogicalPlan mapExpressions(UnaryOperator<Expression> change) {
            return new Project(columns.stream().map(column -> column.map(change)).toList(), child);
        }

        @Override
        public LogicalPlan mapOwnColumns(UnaryOperator<ColumnReference> change) {
            return new Project(renamed(columns, change), child);
        }
    }

    /// Keeps rows for which the condition is true.
    record Filter(Expression condition, LogicalPlan child) implements OneInput {
        @Override
        public LogicalPlan withChild(LogicalPlan child) {
            return new Filter(condition, child);
        }

        @Override
        public String describe() {
            return "Filter " + condition;
        }

        @Override
        public List<Expression> expressions() {
            return List.of(condition);
        }

        @Override
        public LogicalPlan mapExpressions(UnaryOperator<Expression> change) {
            return new Filter(change.apply(condition), child);
        }
    }

    /// Groups rows by keys and aggregates each group; without keys there is one group, also over no rows. Output: keys,
    /// then calls.
    record Aggregate(List<NamedExpression> keys, List<NamedCall> calls, LogicalPlan child) implements OneInput {
        public Aggregate {
            keys = List.copyOf(keys);
            calls = List.copyOf(calls);
        }

        @Override
        public List<ColumnReference> output() {
            var output = new ArrayList<ColumnReference>(keys.size() + calls.size());
            keys.forEach(key -> output.add(key.output()));
            calls.forEach(call -> output.add(call.output()));
            return output;
        }

        @Override
        public LogicalPlan withChild(LogicalPlan child) {
            return new Aggregate(keys, calls, child);
        }

        @Override
        public String describe() {
            return "Aggregate keys " + keys + " calls " + calls;
        }

        @Override
        public List<Expression> expressions() {
            var all = new ArrayList<Expression>();
            keys.forEach(key -> all.add(key.expression()));
            calls.forEach(call -> all.addAll(call.expressions()));
            return all;
        }

        @Override
        public LogicalPlan mapExpressions(UnaryOperator<Expression> change) {
            return new Aggregate(keys.stream().map(key -> key.map(change)).toList(),
                    calls.stream().map(call -> call.map(change)).toList(), child);
        }

        @Override
        public LogicalPlan mapOwnColumns(UnaryOperator<ColumnReference> change) {
            return new Aggregate(renamed(keys, change),
                    calls.stream().map(call -> new NamedCall(call.call(), change.apply(call.output()))).toList(),
                    child);
        }
    }

    /// Computes functions of the rows around each row. Output: the input's columns, then one for each call.
    ///
    /// @param partitionBy rows that are equal in these are a partition; empty for one of all rows
    /// @param orderBy the order within a partition; may be empty
    record Window(List<Expression> partitionBy, List<SortKey> orderBy, List<NamedWindow> calls, LogicalPlan child)
            implements
                OneInput {
        public Window {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
            calls = List.copyOf(calls);
        }

        @Override
        public List<ColumnReference> output() {
            var output = new ArrayList<>(child.output());
            calls.forEach(call -> output.add(call.output()));
            return output;
        }

        @Override
        public LogicalPlan withChild(LogicalPlan child) {
            return new Window(partitionBy, orderBy, calls, child);
        }

        /// The same over fewer calls.
        public Window withCalls(List<NamedWindow> fewer) {
            return new Window(partitionBy, orderBy, fewer, child);
        }

        @Override
        public String describe() {
            return "Window " + calls + " partition by " + partitionBy + " order by " + orderBy;
        }

        @Override
        public List<Expression> expressions() {
            var all = new ArrayList<>(partitionBy);
            orderBy.forEach(key -> all.add(key.expression()));
            calls.forEach(call -> all.addAll(call.call().expressions()));
            return all;
        }

        @Override
        public LogicalPlan mapExpressions(UnaryOperator<Expression> change) {
            return new Window(partitionBy.stream().map(change).toList(), changed(orderBy, change),
                    calls.stream().map(call -> new NamedWindow(call.call().map(change), call.output())).toList(),
                    child);
        }

        @Override
        public LogicalPlan mapOwnColumns(UnaryOperator<ColumnReference> change) {
            return withCalls(
                    calls.stream().map(call -> new NamedWindow(call.call(), change.apply(call.output()))).toList());
        }
    }

    /// Sorts rows. Stable.
    ///
    /// @param global the whole input; else each partition for itself
    record Sort(List<SortKey> keys, boolean global, LogicalPlan child) implements OneInput {
        public Sort {
            keys = List.copyOf(keys);
        }

        @Override
        public LogicalPlan withChild(LogicalPlan child) {
            return new Sort(keys, global, child);
        }

        @Override
        public String describe() {
            return (global ? "Sort " : "Sort partitions ") + keys;
        }

        @Override
        public List<Expression> expressions() {
            return keys.stream().map(SortKey::expression).toList();
        }

        @Override
        public LogicalPlan mapExpressions(UnaryOperator<Expression> change) {
            return new Sort(changed(keys, change), global, child);
        }
    }

    /// At most `limit` rows after the first `offset`, in the input's order. `Long.MAX_VALUE` is no limit.
    record Limit(long limit, long offset, LogicalPlan child) implements OneInput {
        public Limit {
            if (limit < 0 || offset < 0) {
                throw new IllegalArgumentException("limit " + limit + ", offset " + offset);
            }
        }

        @Override
        public LogicalPlan withChild(LogicalPlan child) {
            return new Limit(limit, offset, child);
        }

        @Override
        public String describe() {
            return limit == Long.MAX_VALUE
                    ? "Offset " + offset
                    : "Limit " + limit + (offset > 0 ? " offset " + offset : "");
        }
    }

    /// Each row once; nulls equal nulls.
    record Distinct(LogicalPlan child) implements OneInput {
        @Override
        public LogicalPlan withChild(LogicalPlan child) {
            return new Distinct(child);
        }

        @Override
        public String describe() {
            return "Distinct";
        }
    }

    /// One row for each element of an array or map: the input's columns, then `generated`.
    ///
    /// @param collection an array or a map
    /// @param position whether the first generated column is the place, counted from 0
    /// @param outer whether a null or empty collection gives one row of nulls instead of none
    /// @param generated the place (where wanted), then the element, or the key and the value
    record Generate(Expression collection, boolean position, boolean outer, List<ColumnReference> generated,
            LogicalPlan child) implements OneInput {
        public Generate {
            generated = List.copyOf(generated);
        }

        @Override
        public List<ColumnReference> output() {
            var output = new ArrayList<>(child.output());
            output.addAll(generated);
            return output;
        }

        @Override
        public LogicalPlan withChild(LogicalPlan child) {
            return new Generate(collection, position, outer, generated, child);
        }

        @Override
        public String describe() {
            return "Generate " + (position ? "posexplode" : "explode") + (outer ? "_outer(" : "(") + collection
                    + ") AS "
                    + PlanText.names(generated);
        }

        @Override
        public List<Expression> expressions() {
            return List.of(collection);
        }

        @Override
        public LogicalPlan mapExpressions(UnaryOperator<Expression> change) {
            return new Generate(change.apply(collection), position, outer, generated, child);
        }

        @Override
        public LogicalPlan mapOwnColumns(UnaryOperator<ColumnReference> change) {
            return new Generate(collection, position, outer, generated.stream().map(change).toList(), child);
        }
    }

    /// A random part of the rows: those whose random number, drawn in [0, 1), lies in `[from, to)`; with replacement
    /// each row comes `to - from` times on average. The same seed draws the same numbers.
    record Sample(double from, double to, boolean withReplacement, long seed, LogicalPlan child) implements OneInput {
        @Override
        public LogicalPlan withChild(LogicalPlan child) {
            return new Sample(from, to, withReplacement, seed, child);
        }

        @Override
        public String describe() {
            return "Sample " + from + " to " + to + (withReplacement ? " with replacement" : "") + " seed " + seed;
        }
    }

    /// A user's function over the batches of each partition. The function reads the input's columns by place, so they
    /// may not be pruned or reordered.
    ///
    /// @param label what it is, e.g. `map`
    record MapPartitions(String label, PartitionFunction function, List<ColumnReference> output, LogicalPlan child)
            implements
                OneInput {
        public MapPartitions {
            output = List.copyOf(output);
        }

        @Override
        public LogicalPlan withChild(LogicalPlan child) {
            return new MapPartitions(label, function, output, child);
        }

        @Override
        public String describe() {
            return "MapPartitions " + label + " " + PlanText.names(output);
        }

        @Override
        public LogicalPlan mapOwnColumns(UnaryOperator<ColumnReference> change) {
            return new MapPartitions(label, function, output.stream().map(change).toList(), child);
        }
    }

    /// Deals rows out to partitions anew.
    ///
    /// @param partitions how many; 0 for as many as the session shuffles into
    /// @param keys for HASH (directions mean nothing) and RANGE; else empty
    record Repartition(Kind kind, int partitions, List<SortKey> keys, LogicalPlan child) implements OneInput {
        /// How they are dealt out.
        public enum Kind {
            /// In turn.
            ROUND_ROBIN,
            /// Equal keys to the same partition.
            HASH,
            /// By order of the keys.
            RANGE,
            /// Whole partitions put together, never more than there were, without moving rows one by one.
            COALESCE
        }

        public Repartition {
            keys = List.copyOf(keys);
        }

        @Override
        public LogicalPlan withChild(LogicalPlan child) {
            return new Repartition(kind, partitions, keys, child);
        }

        @Override
        public String describe() {
            var label = switch (kind) {
                case ROUND_ROBIN -> "Repartition round robin";
                case HASH -> "Repartition hash " + keys.stream().map(SortKey::expression).toList();
                case RANGE -> "Repartition range " + keys;
                case COALESCE -> "Coalesce";
            };
            return partitions == 0 ? label : label + " " + partitions;
        }

        @Override
        public List<Expression> expressions() {
            return keys.stream().map(SortKey::expression).toList();
        }

        @Override
        public LogicalPlan mapExpressions(UnaryOperator<Expression> change) {
            return new Repartition(kind, partitions, changed(keys, change), child);
        }
    }

    /// Advice about the input; changes no row.
    record Hint(Advice advice, LogicalPlan child) implements OneInput {
        /// What is advised.
        public enum Advice {
            /// The input is small: join it by sending it to every task.
            BROADCAST,
            /// Join the input by dealing both sides out by key.
            SHUFFLE
        }

        @Override
        public LogicalPlan withChild(LogicalPlan child) {
            return new Hint(advice, child);
        }

        @Override
        public String describe() {
            return "Hint " + advice.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Writes the rows to files below a folder; puts out one row a file: path, rows, bytes.
    ///
    /// @param format e.g. `parquet`
    /// @param mode what happens where the folder exists already
    /// @param options as the user gave them, keys in lower case
    /// @param partitionColumns columns that become folders `name=value` instead of file contents
    record Write(String format, String folder, Mode mode, Map<String, String> options,
            List<ColumnReference> partitionColumns, List<ColumnReference> output, LogicalPlan child)
            implements
                OneInput {
        /// What happens where the folder exists already.
        public enum Mode {
            /// An error.
            ERROR_IF_EXISTS,
            /// New files beside the old.
            APPEND,
            /// New files instead of the old.
            OVERWRITE,
            /// Nothing.
            IGNORE
        }

        public Write {
            options = Map.copyOf(options);
            partitionColumns = List.copyOf(partitionColumns);
            output = List.copyOf(output);
        }

        @Override
        public LogicalPlan withChild(LogicalPlan child) {
            return new Write(format, folder, mode, options, partitionColumns, output, child);
        }

        @Override
        public String describe() {
            return "Write " + format + " " + folder + " " + mode.name().toLowerCase(java.util.Locale.ROOT)
                    + (partitionColumns.isEmpty() ? "" : " by " + PlanText.names(partitionColumns));
        }

        @Override
        public List<Expression> expressions() {
            return List.copyOf(partitionColumns);
        }

        @Override
        public LogicalPlan mapExpressions(UnaryOperator<Expression> change) {
            var columns = partitionColumns.stream().map(column -> (ColumnReference) change.apply(column)).toList();
            return new Write(format, folder, mode, options, columns, output, child);
        }

        @Override
        public LogicalPlan mapOwnColumns(UnaryOperator<ColumnReference> change) {
            return new Write(format, folder, mode, options, partitionColumns, output.stream().map(change).toList(),
                    child);
        }
    }

    private static List<NamedExpression> renamed(List<NamedExpression> columns, UnaryOperator<ColumnReference> change) {
        return columns.stream().map(column -> new NamedExpression(column.expression(), change.apply(column.output())))
                .toList();
    }

    private static List<SortKey> changed(List<SortKey> keys, UnaryOperator<Expression> change) {
        return keys.stream().map(key -> new SortKey(change.apply(key.expression()), key.ascending(), key.nullsFirst()))
                .toList();
    }
}

package dev.vonk.runtime.plan;

import dev.vonk.runtime.code.PartitionFunction;
import dev.vonk.runtime.expression.AggregateCall;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.expression.WindowCall;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.type.StructType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is done with which data, step by step; a tree whose leaves are sources. Expressions refer to the columns of
/// the child by position (`InputReference`). Says nothing about where: an [Exchange] is where a stage ends.
public sealed interface PhysicalPlan {
    /// The columns that come out.
    StructType schema();

    /// The inputs, in order.
    List<PhysicalPlan> children();

    /// The same step over other inputs.
    PhysicalPlan withChildren(List<PhysicalPlan> children);

    /// One line that says what the step does, without its inputs.
    String describe();

    /// The tree, one step a line, children below their parent and indented.
    default String treeString() {
        return PlanPrinter.print(this);
    }

    /// Reads a source.
    ///
    /// @param schema the requested columns
    /// @param runtimeFilters filters that joins above publish while the query runs: output column place to filter id
    record Scan(Source source, ScanRequest request, StructType schema, Map<Integer, Integer> runtimeFilters)
            implements
                PhysicalPlan {
        public Scan {
            runtimeFilters = Map.copyOf(runtimeFilters);
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of();
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return this;
        }

        @Override
        public String describe() {
            return "Scan " + source.description() + " [" + String.join(", ", schema.names()) + "]"
                    + PlanPrinter.filters(request.filters(), source.schema())
                    + PlanPrinter.runtimeFilters(" runtime filters ", runtimeFilters, schema.names());
        }
    }

    /// Reads the blocks another stage wrote; stands where an [Exchange] was once stages are cut.
    ///
    /// @param exchange the id of the exchange
    record ReadExchange(int exchange, Partitioning partitioning, StructType schema) implements PhysicalPlan {
        @Override
        public List<PhysicalPlan> children() {
            return List.of();
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return this;
        }

        @Override
        public String describe() {
            return "ReadExchange #" + exchange + " " + partitioning;
        }
    }

    /// Reads a cached frame; the frame's own plan makes the partitions that are missing.
    ///
    /// @param cache the id of the cached frame
    /// @param columns the columns read, places in the cached schema
    /// @param filters used to skip segments, as in a scan; checked again above
    record CachedScan(long cache, PhysicalPlan cached, List<Integer> columns,
            List<dev.vonk.runtime.source.ScanFilter> filters,
            StructType schema, Map<Integer, Integer> runtimeFilters) implements PhysicalPlan {
        public CachedScan {
            columns = List.copyOf(columns);
            filters = List.copyOf(filters);
            runtimeFilters = Map.copyOf(runtimeFilters);
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of();
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return this;
        }

        @Override
        public String describe() {
            return "CachedScan #" + cache + " [" + String.join(", ", schema.names()) + "]"
                    + PlanPrinter.filters(filters, cached.schema())
                    + PlanPrinter.runtimeFilters(" runtime filters ", runtimeFilters, schema.names());
        }
    }

    /// Reads a cached frame's partitions where they are; stands where a [CachedScan] was once stages are cut.
    ///
    /// @param cachedSchema all columns that are kept
    /// @param columns the columns read, places in the cached schema
    /// @param filters used to skip segments; checked again above
    record ReadCache(long cache, StructType cachedSchema, List<Integer> columns,
            List<dev.vonk.runtime.source.ScanFilter> filters,
            StructType schema, Map<Integer, Integer> runtimeFilters) implements PhysicalPlan {
        public ReadCache {
            columns = List.copyOf(columns);
            filters = List.copyOf(filters);
            runtimeFilters = Map.copyOf(runtimeFilters);
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of();
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return this;
        }

        @Override
        public String describe() {
            return "ReadCache #" + cache + " [" + String.join(", ", schema.names()) + "]"
                    + PlanPrinter.filters(filters, cachedSchema)
                    + PlanPrinter.runtimeFilters(" runtime filters ", runtimeFilters, schema.names());
        }
    }

    /// Keeps rows for which the condition is true.
    record Filter(PhysicalPlan child, Expression condition) implements PhysicalPlan {
        @Override
        public StructType schema() {
            return child.schema();
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of(child);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new Filter(children.get(0), condition);
        }

        @Override
        public String describe() {
            return "Filter " + condition;
        }
    }

    /// Computes the output columns.
    record Project(PhysicalPlan child, List<Expression> expressions, StructType schema) implements PhysicalPlan {
        public Project {
            expressions = List.copyOf(expressions);
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of(child);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new Project(children.get(0), expressions, schema);
        }

        @Override
        public String describe() {
            return "Project " + labelled(expressions, schema);
        }
    }

    /// Groups rows by keys and aggregates each group; without keys there is one group, also over no rows.
    ///
    /// PARTIAL and COMPLETE read rows: keys and call arguments are expressions over the child. FINAL reads what
    /// PARTIAL put out: first the keys, then the state columns of each call in turn; its keys and calls are the same
    /// objects (their expressions are not evaluated again). Output of PARTIAL: keys, states; else keys, results.
    record HashAggregate(PhysicalPlan child, Mode mode, List<Expression> keys, List<AggregateCall> calls,
            StructType schema)
            implements
                PhysicalPlan {
        /// Which half of the work.
        public enum Mode {
            PARTIAL, FINAL, COMPLETE
        }

        public HashAggregate {
            keys = List.copyOf(keys);
            calls = List.copyOf(calls);
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of(child);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new HashAggregate(children.get(0), mode, keys, calls, schema);
        }

        @Override
        public String describe() {
            return "HashAggregate " + mode.name().toLowerCase(java.util.Locale.ROOT) + " keys " + keys + " calls "
                    + calls;
        }
    }

    /// Joins rows whose keys are equal. Output: left columns, then (where the kind has them) right columns.
    ///
    /// @param buildRight whether the right side goes into the hash table (else the left)
    /// @param condition what a pair must fulfil beside equal keys, over left then right columns; null for nothing
    /// @param nullSafe whether null keys match each other (`<=>`), per key
    /// @param runtimeFilters filters published once the build side is there: key place to filter id
    record HashJoin(PhysicalPlan left, PhysicalPlan right, JoinKind kind, List<Expression> leftKeys,
            List<Expression> rightKeys,
            List<Boolean> nullSafe, @Nullable Expression condition, boolean buildRight,
            Map<Integer, Integer> runtimeFilters,
            StructType schema) implements PhysicalPlan {
        public HashJoin {
            leftKeys = List.copyOf(leftKeys);
            rightKeys = List.copyOf(rightKeys);
            nullSafe = List.copyOf(nullSafe);
            runtimeFilters = Map.copyOf(runtimeFilters);
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of(left, right);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new HashJoin(children.get(0), children.get(1), kind, leftKeys, rightKeys, nullSafe, condition,
                    buildRight,
                    runtimeFilters, schema);
        }

        @Override
        public String describe() {
            return "HashJoin " + kind.label() + " " + leftKeys + " = " + rightKeys
                    + (condition == null ? "" : " and " + condition)
                    + " build " + (buildRight ? "right" : "left")
                    + PlanPrinter.runtimeFilters(" publishes ", runtimeFilters,
                            leftKeys.stream().map(Expression::toString).toList());
        }
    }

    /// Joins by trying every pair; the right side is held in memory.
    record NestedLoopJoin(PhysicalPlan left, PhysicalPlan right, JoinKind kind, @Nullable Expression condition,
            StructType schema)
            implements
                PhysicalPlan {
        @Override
        public List<PhysicalPlan> children() {
            return List.of(left, right);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new NestedLoopJoin(children.get(0), children.get(1), kind, condition, schema);
        }

        @Override
        public String describe() {
            return "NestedLoopJoin " + kind.label() + (condition == null ? "" : " on " + condition);
        }
    }

    /// Sorts the rows of each partition. Stable.
    record Sort(PhysicalPlan child, List<SortKey> keys) implements PhysicalPlan {
        public Sort {
            keys = List.copyOf(keys);
        }

        @Override
        public StructType schema() {
            return child.schema();
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of(child);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new Sort(children.get(0), keys);
        }

        @Override
        public String describe() {
            return "Sort " + keys;
        }
    }

    /// Merges the sorted outputs of the producing tasks of a single exchange into one order. Its child is an
    /// [Exchange] or [ReadExchange] with [Partitioning.Single].
    record MergeSorted(PhysicalPlan child, List<SortKey> keys) implements PhysicalPlan {
        public MergeSorted {
            keys = List.copyOf(keys);
        }

        @Override
        public StructType schema() {
            return child.schema();
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of(child);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new MergeSorted(children.get(0), keys);
        }

        @Override
        public String describe() {
            return "MergeSorted " + keys;
        }
    }

    /// Computes window functions over input in the order of the partition expressions, then `orderBy`; equal partition
    /// expressions lie together. Output: the child's columns, then one for each call.
    record Window(PhysicalPlan child, List<Expression> partitionBy, List<SortKey> orderBy, List<WindowCall> calls,
            StructType schema) implements PhysicalPlan {
        public Window {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
            calls = List.copyOf(calls);
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of(child);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new Window(children.get(0), partitionBy, orderBy, calls, schema);
        }

        @Override
        public String describe() {
            return "Window " + calls + " partition by " + partitionBy + " order by " + orderBy;
        }
    }

    /// The first `limit` rows after `offset` in an order, of each partition.
    record TopN(PhysicalPlan child, List<SortKey> keys, long limit, long offset) implements PhysicalPlan {
        public TopN {
            keys = List.copyOf(keys);
        }

        @Override
        public StructType schema() {
            return child.schema();
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of(child);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new TopN(children.get(0), keys, limit, offset);
        }

        @Override
        public String describe() {
            return "TopN " + limit + (offset > 0 ? " offset " + offset : "") + " " + keys;
        }
    }

    /// The first `limit` rows after `offset`, of each partition; stops its input when it has them.
    record Limit(PhysicalPlan child, long limit, long offset) implements PhysicalPlan {
        @Override
        public StructType schema() {
            return child.schema();
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of(child);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new Limit(children.get(0), limit, offset);
        }

        @Override
        public String describe() {
            return "Limit " + limit + (offset > 0 ? " offset " + offset : "");
        }
    }

    /// The rows of all inputs, one input after the other.
    record Union(List<PhysicalPlan> children, StructType schema) implements PhysicalPlan {
        public Union {
            children = List.copyOf(children);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new Union(children, schema);
        }

        @Override
        public String describe() {
            return "Union";
        }
    }

    /// One output row for each element of a list or map column: the child's columns, then (with `position`) the
    /// place counted from 0, then the element, or the key and the value.
    ///
    /// @param outer whether a null or empty list gives one row with nulls instead of none
    record Generate(PhysicalPlan child, Expression collection, boolean position, boolean outer, StructType schema)
            implements
                PhysicalPlan {
        @Override
        public List<PhysicalPlan> children() {
            return List.of(child);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new Generate(children.get(0), collection, position, outer, schema);
        }

        @Override
        public String describe() {
            return "Generate " + (position ? "posexplode" : "explode") + (outer ? "_outer" : "") + "(" + collection
                    + ")";
        }
    }

    /// A random part of the rows: those whose random number, drawn in [0, 1), lies in `[from, to)`; with replacement
    /// each row comes `to - from` times on average. The same seed draws the same numbers for the same partition.
    record Sample(PhysicalPlan child, double from, double to, boolean withReplacement,
            long seed) implements PhysicalPlan {
        @Override
        public StructType schema() {
            return child.schema();
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of(child);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new Sample(children.get(0), from, to, withReplacement, seed);
        }

        @Override
        public String describe() {
            return "Sample " + from + " to " + to + (withReplacement ? " with replacement" : "") + " seed " + seed;
        }
    }

    /// A user's function over the batches of each partition.
    ///
    /// @param label what it is, e.g. `map`
    record MapPartitions(PhysicalPlan child, String label, PartitionFunction function, StructType schema)
            implements
                PhysicalPlan {
        @Override
        public List<PhysicalPlan> children() {
            return List.of(child);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new MapPartitions(children.get(0), label, function, schema);
        }

        @Override
        public String describe() {
            return "MapPartitions " + label;
        }
    }

    /// Writes each partition to files below a folder; puts out one row a file: path, rows, bytes.
    ///
    /// @param partitionColumns places of child columns that become folders `name=value` instead of file contents
    /// @param attempt unique name part of this write's files
    record Write(PhysicalPlan child, String format, String folder, Map<String, String> options,
            List<Integer> partitionColumns,
            String attempt, StructType schema) implements PhysicalPlan {
        public Write {
            options = Map.copyOf(options);
            partitionColumns = List.copyOf(partitionColumns);
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of(child);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new Write(children.get(0), format, folder, options, partitionColumns, attempt, schema);
        }

        @Override
        public String describe() {
            return "Write " + format + " " + folder;
        }
    }

    /// Hands on the rows of `child` below an [Exchange] by range, which takes its bounds from `sample`: the key columns
    /// of some of the rows. Every task reads all of the sample, so that all have the same bounds.
    record WithSample(PhysicalPlan child, PhysicalPlan sample) implements PhysicalPlan {
        @Override
        public StructType schema() {
            return child.schema();
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of(child, sample);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new WithSample(children.get(0), children.get(1));
        }

        @Override
        public String describe() {
            return "WithSample";
        }
    }

    /// Deals rows out to the partitions of the next stage: here one stage ends. By range it needs a [WithSample] as its
    /// child.
    record Exchange(PhysicalPlan child, Partitioning partitioning) implements PhysicalPlan {
        @Override
        public StructType schema() {
            return child.schema();
        }

        @Override
        public List<PhysicalPlan> children() {
            return List.of(child);
        }

        @Override
        public PhysicalPlan withChildren(List<PhysicalPlan> children) {
            return new Exchange(children.get(0), partitioning);
        }

        @Override
        public String describe() {
            return "Exchange " + partitioning;
        }
    }

    private static String labelled(List<Expression> expressions, StructType schema) {
        var parts = new java.util.ArrayList<String>();
        for (int i = 0; i < expressions.size(); i++) {
            var text = expressions.get(i).toString();
            var name = schema.field(i).name();
            parts.add(text.equals(name) ? text : text + " AS " + name);
        }
        return parts.stream().collect(Collectors.joining(", ", "[", "]"));
    }
}

package dev.vonk;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Joins;
import dev.vonk.kernel.analysis.Projections;
import dev.vonk.kernel.analysis.SetOperations;
import dev.vonk.kernel.encoding.ClassEncoders;
import dev.vonk.kernel.encoding.Encoder;
import dev.vonk.kernel.encoding.Tuple2;
import dev.vonk.kernel.logical.ManyInputs.SetOperation.Kind;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.logical.OneInput.Repartition;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.code.DriverOnly;
import dev.vonk.runtime.plan.JoinKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows of named, typed columns, seen as objects of `T`. Lazy: each call describes one more step, checks it at once (a
/// wrong column name fails in the line that has it), and computes nothing; `show`, `collect`, `count`, `write` and their
/// kin start a query. Immutable.
///
/// A [DataFrame] is a data set of [dev.vonk.runtime.data.Row]s. Every method that takes columns raises
/// [AnalysisException] where a name is unknown or ambiguous, or types do not go together.
///
/// @param <T> the objects' class
public class Dataset<T> extends ObjectSteps<T> implements DriverOnly {
    Dataset(Session session, Frame frame, Encoder<T> encoder) {
        super(session, frame, encoder);
    }

    @Override
    Dataset<T> step(Frame made) {
        return new Dataset<>(sparkSession(), made, encoder());
    }

    private static Frame of(@Nullable Dataset<?> other) {
        if (other == null) {
            throw new IllegalArgumentException("The other frame is null. Look at the variable that should hold it.");
        }
        return other.frame();
    }

    private DataFrame rows(Frame made) {
        return DataFrame.of(sparkSession(), made);
    }

    static List<Syntax> syntaxes(Column... columns) {
        return Arrays.stream(columns).map(Column::syntax).toList();
    }

    static List<Syntax> named(String first, String... more) {
        var origin = Origin.here();
        return Stream.concat(Stream.of(first), Arrays.stream(more)).map(name -> Column.named(name, origin)).toList();
    }

    /// A column of this frame by name; with a dot a field in it. Other than `Functions.col` it keeps to this frame, also
    /// where another frame of a join has a column of the same name.
    ///
    /// ```java
    /// orders.join(customers, orders.col("customer").equalTo(customers.col("id")));
    /// ```
    public Column col(String name) {
        return new Column(Projections.column(own(), name, Origin.here()));
    }

    /// As [#col].
    public Column apply(String name) {
        return col(name);
    }

    /// The rows as [dev.vonk.runtime.data.Row]s.
    public DataFrame toDF() {
        return rows(frame());
    }

    /// The same columns under these names, in order.
    public DataFrame toDF(String... names) {
        return rows(sparkSession().projections().renameAll(frame(), List.of(names)));
    }

    /// The columns that are computed from each row; aggregates among them make one row of all.
    ///
    /// ```java
    /// df.select(col("name"), col("price").multiply(2).alias("double"));
    /// ```
    public DataFrame select(Column... columns) {
        return rows(sparkSession().projections().select(frame(), syntaxes(columns)));
    }

    /// The columns called so; `*` for all.
    public DataFrame select(String first, String... more) {
        return rows(sparkSession().projections().select(frame(), named(first, more)));
    }

    /// The columns that expressions in SQL make.
    ///
    /// ```java
    /// df.selectExpr("name", "price * 2 AS double");
    /// ```
    public DataFrame selectExpr(String... expressions) {
        return select(Arrays.stream(expressions).map(Functions::expr).toArray(Column[]::new));
    }

    /// All columns and one more, or one in the place of that of the same name.
    ///
    /// ```java
    /// df.withColumn("total", col("price").multiply(col("quantity")));
    /// ```
    public DataFrame withColumn(String name, Column column) {
        return withColumns(Map.of(name, column));
    }

    /// All columns and some more, those of the same names replaced. Each sees the frame as it is before.
    public DataFrame withColumns(Map<String, Column> columns) {
        var syntaxes = new LinkedHashMap<String, Syntax>();
        columns.forEach((name, column) -> syntaxes.put(name, column.syntax()));
        return rows(sparkSession().projections().withColumns(frame(), syntaxes));
    }

    /// The same columns, one under another name; nothing changes where there is no such column.
    public DataFrame withColumnRenamed(String from, String to) {
        return withColumnsRenamed(Map.of(from, to));
    }

    /// The same columns, some under other names.
    public DataFrame withColumnsRenamed(Map<String, String> names) {
        return rows(sparkSession().projections().rename(frame(), names));
    }

    /// All columns but those called so; names that no column has do not matter.
    public DataFrame drop(String... names) {
        return rows(sparkSession().projections().dropNamed(frame(), List.of(names)));
    }

    /// All columns but these.
    public DataFrame drop(Column first, Column... more) {
        return rows(sparkSession().projections().drop(frame(),
                Stream.concat(Stream.of(first), Arrays.stream(more)).map(Column::syntax).toList()));
    }

    /// The rows for which the condition is true; where it is null they go too.
    ///
    /// ```java
    /// df.filter(col("age").gt(21).and(col("city").equalTo("Utrecht")));
    /// ```
    public Dataset<T> filter(Column condition) {
        return step(sparkSession().projections().filter(frame(), condition.syntax()));
    }

    /// The rows for which a condition in SQL is true.
    ///
    /// ```java
    /// df.filter("age > 21 AND city = 'Utrecht'");
    /// ```
    public Dataset<T> filter(String condition) {
        return filter(Functions.expr(condition));
    }

    /// As [#filter(String)].
    public Dataset<T> where(String condition) {
        return filter(condition);
    }

    /// As [#filter(Column)].
    public Dataset<T> where(Column condition) {
        return filter(condition);
    }

    /// This frame under a name, which may stand before column names: `col("o.id")`.
    public Dataset<T> alias(String name) {
        return step(frame().qualified(name));
    }

    /// As [#alias].
    public Dataset<T> as(String name) {
        return alias(name);
    }

    /// The rows in order; smallest first unless a key says `desc()`.
    ///
    /// ```java
    /// df.orderBy(col("price").desc(), col("name"));
    /// ```
    public Dataset<T> orderBy(Column... keys) {
        return step(sparkSession().orderings().sort(frame(), syntaxes(keys), true));
    }

    /// The rows in order of the columns called so, smallest first.
    public Dataset<T> orderBy(String first, String... more) {
        return step(sparkSession().orderings().sort(frame(), named(first, more), true));
    }

    /// As [#orderBy(Column...)].
    public Dataset<T> sort(Column... keys) {
        return orderBy(keys);
    }

    /// As [#orderBy(String, String...)].
    public Dataset<T> sort(String first, String... more) {
        return orderBy(first, more);
    }

    /// The rows of each partition in order.
    public Dataset<T> sortWithinPartitions(Column... keys) {
        return step(sparkSession().orderings().sort(frame(), syntaxes(keys), false));
    }

    /// The rows of each partition in order of the columns called so.
    public Dataset<T> sortWithinPartitions(String first, String... more) {
        return step(sparkSession().orderings().sort(frame(), named(first, more), false));
    }

    /// The first `n` rows. Which these are is open where the rows have no order.
    public Dataset<T> limit(int n) {
        requireNotNegative("limit", n);
        return step(frame().with(new OneInput.Limit(n, 0, frame().plan())));
    }

    /// The rows without the first `n`.
    public Dataset<T> offset(int n) {
        requireNotNegative("offset", n);
        return step(frame().with(new OneInput.Limit(Long.MAX_VALUE, n, frame().plan())));
    }

    private static void requireNotNegative(String clause, int n) {
        if (n < 0) {
            throw new AnalysisException("INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE", clause + "(" + n
                    + "): the number of rows must be 0 or more.", Origin.here());
        }
    }

    /// Each row once.
    public Dataset<T> distinct() {
        return step(sparkSession().aggregations().distinct(frame()));
    }

    /// Each row once.
    public Dataset<T> dropDuplicates() {
        return distinct();
    }

    /// One row for each combination of values in these columns: whichever comes first.
    public Dataset<T> dropDuplicates(String first, String... more) {
        return dropDuplicates(Stream.concat(Stream.of(first), Arrays.stream(more)).toArray(String[]::new));
    }

    /// One row for each combination of values in these columns: whichever comes first.
    public Dataset<T> dropDuplicates(String[] names) {
        return step(sparkSession().aggregations().dropDuplicates(frame(), List.of(names)));
    }

    /// The rows in groups of equal values.
    ///
    /// ```java
    /// df.groupBy("city").agg(avg("age"), count("*").alias("people"));
    /// ```
    public GroupedData groupBy(Column... keys) {
        return new GroupedData(sparkSession(), frame(), syntaxes(keys));
    }

    /// The rows in groups of equal values in the columns called so.
    public GroupedData groupBy(String first, String... more) {
        return new GroupedData(sparkSession(), frame(), named(first, more));
    }

    /// One row for all: what the aggregates give.
    ///
    /// ```java
    /// df.agg(max("price"), countDistinct("customer"));
    /// ```
    public DataFrame agg(Column first, Column... more) {
        return groupBy().agg(first, more);
    }

    /// One row for all: for each column the aggregate of this name.
    public DataFrame agg(Map<String, String> functions) {
        return groupBy().agg(functions);
    }

    /// Every pair of rows.
    public DataFrame join(Dataset<?> right) {
        return joined(right, sparkSession().joins().cross(frame(), of(right), JoinKind.INNER));
    }

    /// Pairs of rows with equal values in a column of both, which comes out once.
    public DataFrame join(Dataset<?> right, String column) {
        return join(right, new String[]{column}, "inner");
    }

    /// Pairs of rows with equal values in columns of both, which come out once.
    public DataFrame join(Dataset<?> right, String[] columns) {
        return join(right, columns, "inner");
    }

    /// As the join by a column, of a type: `inner`, `left`, `right`, `full`, `semi`, `anti`, `cross`.
    public DataFrame join(Dataset<?> right, String column, String type) {
        return join(right, new String[]{column}, type);
    }

    /// As the join by columns, of a type: `inner`, `left`, `right`, `full`, `semi`, `anti`, `cross`.
    public DataFrame join(Dataset<?> right, String[] columns, String type) {
        return joined(right, sparkSession().joins().using(frame(), of(right), List.of(columns), Joins.kind(type)));
    }

    /// As the join by columns, of a type: `inner`, `left`, `right`, `full`, `semi`, `anti`, `cross`.
    public DataFrame join(Dataset<?> right, List<String> columns, String type) {
        return join(right, columns.toArray(String[]::new), type);
    }

    /// Pairs of rows for which the condition is true.
    public DataFrame join(Dataset<?> right, Column condition) {
        return join(right, condition, "inner");
    }

    /// Pairs of rows for which the condition is true, and what else the type keeps.
    ///
    /// ```java
    /// orders.join(customers, orders.col("customer").equalTo(customers.col("id")), "left");
    /// ```
    ///
    /// @param type `inner`; `left`, `right`, `full` keep rows without a match beside nulls; `semi` and `anti` give left rows
    ///     that have a match, or none; `cross`
    public DataFrame join(Dataset<?> right, Column condition, String type) {
        return joined(right, sparkSession().joins().on(frame(), of(right), condition.syntax(), Joins.kind(type)));
    }

    /// Every pair of rows.
    public DataFrame crossJoin(Dataset<?> right) {
        return joined(right, sparkSession().joins().cross(frame(), of(right), JoinKind.CROSS));
    }

    private DataFrame joined(Dataset<?> right, Frame made) {
        if (right.sparkSession() != sparkSession()) {
            throw new IllegalArgumentException(
                    "The two frames belong to different sessions; a join needs both in one.");
        }
        return rows(made);
    }

    /// Pairs of objects for which the condition is true.
    public <U> Dataset<Tuple2<T, U>> joinWith(Dataset<U> right, Column condition) {
        return joinWith(right, condition, "inner");
    }

    /// Pairs of objects for which the condition is true; where the type keeps an object without a match, null stands
    /// beside it.
    public <U> Dataset<Tuple2<T, U>> joinWith(Dataset<U> right, Column condition, String type) {
        var left = packed("_1");
        var other = right.packed("_2");
        var made = sparkSession().joins().on(left, other, condition.syntax(), Joins.kind(type));
        var both = sparkSession().projections().select(made, named("_1", "_2"));
        return objects(both, ClassEncoders.tuple(encoder(), right.encoder()));
    }

    /// This frame with each object in one more column.
    private Frame packed(String name) {
        var input = frame();
        var all = new Syntax.Star(List.of(), Origin.NONE);
        Syntax whole = encoder().isValue()
                ? Projections.column(input, columns()[0], Origin.NONE)
                : new Syntax.Call("struct", List.of(all), Origin.NONE);
        return sparkSession().projections().select(input,
                List.of(all, new Syntax.Alias(whole, List.of(name), Origin.NONE)));
    }

    /// The rows of both, duplicates kept; columns go together by place.
    public Dataset<T> union(Dataset<T> other) {
        return step(SetOperations.union(frame(), of(other)));
    }

    /// As [#union].
    public Dataset<T> unionAll(Dataset<T> other) {
        return union(other);
    }

    /// The rows of both, duplicates kept; columns go together by name.
    public Dataset<T> unionByName(Dataset<T> other) {
        return unionByName(other, false);
    }

    /// The rows of both, duplicates kept; columns go together by name.
    ///
    /// @param allowMissing whether a column that one lacks is null there instead of an error
    public Dataset<T> unionByName(Dataset<T> other, boolean allowMissing) {
        return step(SetOperations.unionByName(frame(), of(other), allowMissing));
    }

    /// The rows that both have, each once.
    public Dataset<T> intersect(Dataset<T> other) {
        return step(SetOperations.combine(Kind.INTERSECT, false, frame(), of(other)));
    }

    /// The rows that both have, as often as both do.
    public Dataset<T> intersectAll(Dataset<T> other) {
        return step(SetOperations.combine(Kind.INTERSECT, true, frame(), of(other)));
    }

    /// The rows that the other does not have, each once.
    public Dataset<T> except(Dataset<T> other) {
        return step(SetOperations.combine(Kind.EXCEPT, false, frame(), of(other)));
    }

    /// The rows of this less those of the other, counting how often each comes.
    public Dataset<T> exceptAll(Dataset<T> other) {
        return step(SetOperations.combine(Kind.EXCEPT, true, frame(), of(other)));
    }

    /// About this part of the rows, at random.
    public Dataset<T> sample(double fraction) {
        return sample(false, fraction);
    }

    /// About this part of the rows, at random; the same for the same seed.
    public Dataset<T> sample(double fraction, long seed) {
        return sample(false, fraction, seed);
    }

    /// About this part of the rows, at random.
    ///
    /// @param withReplacement whether a row may come several times; `fraction` may then exceed 1
    public Dataset<T> sample(boolean withReplacement, double fraction) {
        return sample(withReplacement, fraction, ThreadLocalRandom.current().nextLong());
    }

    /// About this part of the rows, at random; the same for the same seed.
    public Dataset<T> sample(boolean withReplacement, double fraction, long seed) {
        if (!(fraction >= 0) || !withReplacement && fraction > 1) {
            throw new IllegalArgumentException(
                    "The fraction of a sample must be 0 to 1 (more only with replacement), not " + fraction + ".");
        }
        return step(frame().with(new OneInput.Sample(0, fraction, withReplacement, seed, frame().plan())));
    }

    /// The rows split at random into frames of these relative sizes.
    public Dataset<T>[] randomSplit(double[] weights) {
        return randomSplit(weights, ThreadLocalRandom.current().nextLong());
    }

    /// The rows split at random into frames of these relative sizes; the same for the same seed.
    public Dataset<T>[] randomSplit(double[] weights, long seed) {
        double sum = Arrays.stream(weights).sum();
        if (weights.length == 0 || Arrays.stream(weights).anyMatch(weight -> !(weight >= 0)) || !(sum > 0)) {
            throw new IllegalArgumentException(
                    "The weights of a split must be 0 or more and not all 0: " + Arrays.toString(weights) + ".");
        }
        var parts = new ArrayList<Dataset<T>>();
        double from = 0;
        for (int i = 0; i < weights.length; i++) {
            double to = i == weights.length - 1 ? 1 : from + weights[i] / sum;
            parts.add(step(frame().with(new OneInput.Sample(from, to, false, seed, frame().plan()))));
            from = to;
        }
        return parts.toArray(this::parts);
    }

    @SuppressWarnings("unchecked")
    Dataset<T>[] parts(int count) {
        return new Dataset[count];
    }

    /// The rows dealt out in turn to so many partitions.
    public Dataset<T> repartition(int partitions) {
        return step(sparkSession().orderings().repartition(frame(), Repartition.Kind.ROUND_ROBIN,
                atLeastOne(partitions), List.of()));
    }

    /// The rows dealt out so that equal values come together, to so many partitions.
    public Dataset<T> repartition(int partitions, Column... keys) {
        return step(sparkSession().orderings().repartition(frame(), Repartition.Kind.HASH, atLeastOne(partitions),
                syntaxes(keys)));
    }

    /// The rows dealt out so that equal values come together.
    public Dataset<T> repartition(Column... keys) {
        return step(sparkSession().orderings().repartition(frame(), Repartition.Kind.HASH, 0, syntaxes(keys)));
    }

    /// The rows dealt out by order, to so many partitions: the keys of each come after those of the one before. Within
    /// a partition they are not sorted. The bounds come from a sample, for which this frame is computed once more, down
    /// to the last shuffle or cached frame; functions in it are called twice, so cache it where they are slow. Fewer
    /// partitions have rows where there are few different keys.
    public Dataset<T> repartitionByRange(int partitions, Column... keys) {
        return step(sparkSession().orderings().repartition(frame(), Repartition.Kind.RANGE, atLeastOne(partitions),
                syntaxes(keys)));
    }

    /// The rows dealt out by order, to as many partitions as shuffles have.
    public Dataset<T> repartitionByRange(Column... keys) {
        return step(sparkSession().orderings().repartition(frame(), Repartition.Kind.RANGE, 0, syntaxes(keys)));
    }

    /// The partitions put together to at most so many, without moving rows one by one.
    public Dataset<T> coalesce(int partitions) {
        return step(sparkSession().orderings().repartition(frame(), Repartition.Kind.COALESCE, atLeastOne(partitions),
                List.of()));
    }

    private static int atLeastOne(int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("The number of partitions must be at least 1, not " + partitions + ".");
        }
        return partitions;
    }

    /// Keeps the rows in memory (and on disk what finds no room) once a query computes them. Gives this frame back.
    public Dataset<T> cache() {
        return persist(StorageLevel.MEMORY_AND_DISK);
    }

    /// As [#cache].
    public Dataset<T> persist() {
        return cache();
    }

    /// Keeps the rows once a query computes them. Gives this frame back.
    public Dataset<T> persist(StorageLevel level) {
        keep(level);
        return this;
    }

    /// Forgets the rows that were kept. Gives this frame back.
    public Dataset<T> unpersist() {
        forget();
        return this;
    }

    /// As [#unpersist()].
    public Dataset<T> unpersist(boolean blocking) {
        return unpersist();
    }

    /// Advice on how to join this frame: `broadcast`, `shuffle_hash`, `merge`; or `repartition` and `coalesce` with a number.
    public Dataset<T> hint(String name, Object... parameters) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "broadcast", "broadcastjoin", "mapjoin" -> advised(OneInput.Hint.Advice.BROADCAST);
            case "shuffle_hash", "merge", "shuffle_merge", "mergejoin", "shuffle_replicate_nl" ->
                advised(OneInput.Hint.Advice.SHUFFLE);
            case "repartition" -> repartition(count(name, parameters));
            case "coalesce" -> coalesce(count(name, parameters));
            default -> throw new AnalysisException("UNRECOGNIZED_HINT", "There is no hint \"" + name
                    + "\"; those there are: broadcast, shuffle_hash, merge, repartition(n), coalesce(n).",
                    Origin.here());
        };
    }

    private static int count(String name, Object... parameters) {
        if (parameters.length == 1 && parameters[0] instanceof Integer count) {
            return count;
        }
        throw new AnalysisException("INVALID_HINT_PARAMETER",
                "The hint \"" + name + "\" takes a number of partitions, as in hint(\"" + name
                        + "\", 8).",
                Origin.here());
    }

    private Dataset<T> advised(OneInput.Hint.Advice advice) {
        return step(frame().with(new OneInput.Hint(advice, frame().plan())));
    }

    /// What `function` makes of this frame; for chains.
    public <R> R transform(Function<? super Dataset<T>, ? extends R> function) {
        return function.apply(this);
    }

    /// Statistics of columns (all numbers and texts, when none is named): count, mean, stddev, min, max.
    public DataFrame describe(String... columns) {
        return rows(Summaries.of(this, Summaries.DESCRIBED, List.of(columns)));
    }

    /// These statistics of all numbers and texts: `count`, `mean`, `stddev`, `min`, `max`, `count_distinct`,
    /// `approx_count_distinct`, or a percentile such as `75%`. When none is named: count, mean, stddev, min, 25%, 50%,
    /// 75%, max.
    public DataFrame summary(String... statistics) {
        return rows(Summaries.of(this, statistics.length == 0 ? Summaries.SUMMARISED : List.of(statistics), List.of()));
    }

    /// The columns `values` as rows: beside `ids` a column of their names and one of their values.
    public DataFrame unpivot(Column[] ids, Column[] values, String nameColumn, String valueColumn) {
        var list = new ArrayList<>(syntaxes(ids));
        var pairs = Arrays.stream(values).map(value -> Functions.struct(
                Functions.lit(Projections.nameOf(frame(), value.syntax())).as(nameColumn), value.as(valueColumn)))
                .toArray(Column[]::new);
        list.add(Functions.inline(Functions.array(pairs)).syntax());
        return rows(sparkSession().projections().select(frame(), list));
    }

    /// As [#unpivot].
    public DataFrame melt(Column[] ids, Column[] values, String nameColumn, String valueColumn) {
        return unpivot(ids, values, nameColumn, valueColumn);
    }

    /// The rows as JSON texts.
    public Dataset<String> toJSON() {
        return select(Functions.to_json(Functions.struct(Functions.col("*"))).alias("value")).as(String.class);
    }

    /// What can be done about nulls.
    public DataFrameNaFunctions na() {
        return new DataFrameNaFunctions(toDF());
    }

    /// Statistics of columns.
    public DataFrameStatFunctions stat() {
        return new DataFrameStatFunctions(toDF());
    }
}

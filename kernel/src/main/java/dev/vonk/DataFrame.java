package dev.vonk;

import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.encoding.ClassEncoders;
import dev.vonk.runtime.code.FilterFunction;
import dev.vonk.runtime.data.Row;

/// Rows of named, typed columns: a [Dataset] of [Row]s. The methods here only say again what a data set's do, so that
/// `var df = ...` stays a `DataFrame`.
///
/// ```java
/// var adults = spark.read().parquet("people").filter(col("age").geq(18)).select("name", "city");
/// adults.show();
/// ```
public final class DataFrame extends Dataset<Row> {
    private DataFrame(Session session, Frame frame) {
        super(session, frame, ClassEncoders.of(frame.schema()));
    }

    static DataFrame of(Session session, Frame frame) {
        return new DataFrame(session, frame);
    }

    @Override
    DataFrame step(Frame made) {
        return new DataFrame(sparkSession(), made);
    }

    @Override
    DataFrame[] parts(int count) {
        return new DataFrame[count];
    }

    /// This frame.
    @Override
    public DataFrame toDF() {
        return this;
    }

    /// The rows split at random into frames of these relative sizes.
    @Override
    public DataFrame[] randomSplit(double[] weights) {
        return (DataFrame[]) super.randomSplit(weights);
    }

    /// The rows split at random into frames of these relative sizes; the same for the same seed.
    @Override
    public DataFrame[] randomSplit(double[] weights, long seed) {
        return (DataFrame[]) super.randomSplit(weights, seed);
    }

    /// The rows for which the condition is true; where it is null they go too.
    @Override
    public DataFrame filter(Column condition) {
        return (DataFrame) super.filter(condition);
    }

    /// The rows for which a condition in SQL is true.
    @Override
    public DataFrame filter(String condition) {
        return (DataFrame) super.filter(condition);
    }

    /// As [#filter(String)].
    @Override
    public DataFrame where(String condition) {
        return (DataFrame) super.where(condition);
    }

    /// As [#filter(Column)].
    @Override
    public DataFrame where(Column condition) {
        return (DataFrame) super.where(condition);
    }

    /// The rows for which `function` says true.
    @Override
    public DataFrame filter(FilterFunction<Row> function) {
        return (DataFrame) super.filter(function);
    }

    /// This frame under a name, which may stand before column names: `col("o.id")`.
    @Override
    public DataFrame alias(String name) {
        return (DataFrame) super.alias(name);
    }

    /// As [#alias].
    @Override
    public DataFrame as(String name) {
        return (DataFrame) super.as(name);
    }

    /// The rows in order; smallest first unless a key says `desc()`.
    @Override
    public DataFrame orderBy(Column... keys) {
        return (DataFrame) super.orderBy(keys);
    }

    /// The rows in order of the columns called so, smallest first.
    @Override
    public DataFrame orderBy(String first, String... more) {
        return (DataFrame) super.orderBy(first, more);
    }

    /// As [#orderBy(Column...)].
    @Override
    public DataFrame sort(Column... keys) {
        return (DataFrame) super.sort(keys);
    }

    /// As [#orderBy(String, String...)].
    @Override
    public DataFrame sort(String first, String... more) {
        return (DataFrame) super.sort(first, more);
    }

    /// The rows of each partition in order.
    @Override
    public DataFrame sortWithinPartitions(Column... keys) {
        return (DataFrame) super.sortWithinPartitions(keys);
    }

    /// The rows of each partition in order of the columns called so.
    @Override
    public DataFrame sortWithinPartitions(String first, String... more) {
        return (DataFrame) super.sortWithinPartitions(first, more);
    }

    /// The first `n` rows. Which these are is open where the rows have no order.
    @Override
    public DataFrame limit(int n) {
        return (DataFrame) super.limit(n);
    }

    /// The rows without the first `n`.
    @Override
    public DataFrame offset(int n) {
        return (DataFrame) super.offset(n);
    }

    /// Each row once.
    @Override
    public DataFrame distinct() {
        return (DataFrame) super.distinct();
    }

    /// Each row once.
    @Override
    public DataFrame dropDuplicates() {
        return (DataFrame) super.dropDuplicates();
    }

    /// One row for each combination of values in these columns: whichever comes first.
    @Override
    public DataFrame dropDuplicates(String first, String... more) {
        return (DataFrame) super.dropDuplicates(first, more);
    }

    /// One row for each combination of values in these columns: whichever comes first.
    @Override
    public DataFrame dropDuplicates(String[] names) {
        return (DataFrame) super.dropDuplicates(names);
    }

    /// The rows of both, duplicates kept; columns go together by place.
    @Override
    public DataFrame union(Dataset<Row> other) {
        return (DataFrame) super.union(other);
    }

    /// As [#union].
    @Override
    public DataFrame unionAll(Dataset<Row> other) {
        return (DataFrame) super.unionAll(other);
    }

    /// The rows of both, duplicates kept; columns go together by name.
    @Override
    public DataFrame unionByName(Dataset<Row> other) {
        return (DataFrame) super.unionByName(other);
    }

    /// The rows of both; a column that one lacks is null there, when `allowMissing`.
    @Override
    public DataFrame unionByName(Dataset<Row> other, boolean allowMissing) {
        return (DataFrame) super.unionByName(other, allowMissing);
    }

    /// The rows that both have, each once.
    @Override
    public DataFrame intersect(Dataset<Row> other) {
        return (DataFrame) super.intersect(other);
    }

    /// The rows that both have, as often as both do.
    @Override
    public DataFrame intersectAll(Dataset<Row> other) {
        return (DataFrame) super.intersectAll(other);
    }

    /// The rows that the other does not have, each once.
    @Override
    public DataFrame except(Dataset<Row> other) {
        return (DataFrame) super.except(other);
    }

    /// The rows of this less those of the other, counting how often each comes.
    @Override
    public DataFrame exceptAll(Dataset<Row> other) {
        return (DataFrame) super.exceptAll(other);
    }

    /// About this part of the rows, at random.
    @Override
    public DataFrame sample(double fraction) {
        return (DataFrame) super.sample(fraction);
    }

    /// About this part of the rows, at random; the same for the same seed.
    @Override
    public DataFrame sample(double fraction, long seed) {
        return (DataFrame) super.sample(fraction, seed);
    }

    /// About this part of the rows, at random.
    @Override
    public DataFrame sample(boolean withReplacement, double fraction) {
        return (DataFrame) super.sample(withReplacement, fraction);
    }

    /// About this part of the rows, at random; the same for the same seed.
    @Override
    public DataFrame sample(boolean withReplacement, double fraction, long seed) {
        return (DataFrame) super.sample(withReplacement, fraction, seed);
    }

    /// The rows dealt out in turn to so many partitions.
    @Override
    public DataFrame repartition(int partitions) {
        return (DataFrame) super.repartition(partitions);
    }

    /// The rows dealt out so that equal values come together, to so many partitions.
    @Override
    public DataFrame repartition(int partitions, Column... keys) {
        return (DataFrame) super.repartition(partitions, keys);
    }

    /// The rows dealt out so that equal values come together.
    @Override
    public DataFrame repartition(Column... keys) {
        return (DataFrame) super.repartition(keys);
    }

    /// The rows dealt out by order, to so many partitions.
    @Override
    public DataFrame repartitionByRange(int partitions, Column... keys) {
        return (DataFrame) super.repartitionByRange(partitions, keys);
    }

    /// The rows dealt out by order.
    @Override
    public DataFrame repartitionByRange(Column... keys) {
        return (DataFrame) super.repartitionByRange(keys);
    }

    /// The partitions put together to at most so many, without moving rows one by one.
    @Override
    public DataFrame coalesce(int partitions) {
        return (DataFrame) super.coalesce(partitions);
    }

    /// Keeps the rows in memory (and on disk what finds no room) once a query computes them. Gives this frame back.
    @Override
    public DataFrame cache() {
        return (DataFrame) super.cache();
    }

    /// As [#cache].
    @Override
    public DataFrame persist() {
        return (DataFrame) super.persist();
    }

    /// Keeps the rows once a query computes them. Gives this frame back.
    @Override
    public DataFrame persist(StorageLevel level) {
        return (DataFrame) super.persist(level);
    }

    /// Forgets the rows that were kept. Gives this frame back.
    @Override
    public DataFrame unpersist() {
        return (DataFrame) super.unpersist();
    }

    /// As [#unpersist()].
    @Override
    public DataFrame unpersist(boolean blocking) {
        return (DataFrame) super.unpersist(blocking);
    }

    /// Advice on how to join this frame: `broadcast`, `shuffle_hash`, `merge`.
    @Override
    public DataFrame hint(String name, Object... parameters) {
        return (DataFrame) super.hint(name, parameters);
    }
}

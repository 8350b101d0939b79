package dev.vonk;

import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import org.jspecify.annotations.Nullable;

/// Functions of a row's place in its window. They need an order and stand before [Column#over(WindowSpec)].
abstract class WindowFunctions extends LambdaFunctions {
    WindowFunctions() {
    }

    /// How large a part of the partition is not behind the row: more than 0, at most 1. Equal rows have equal parts.
    public static Column cume_dist() {
        return call("cume_dist");
    }

    /// One more than how many different places there are before the row in the order: no gaps behind equal rows.
    public static Column dense_rank() {
        return call("dense_rank");
    }

    /// The value `offset` rows before, or null where the partition has no such row.
    ///
    /// ```java
    /// var byDay = Window.partitionBy("city").orderBy("day");
    /// df.select(col("day"), col("price").minus(lag("price", 1).over(byDay)).alias("change"));
    /// ```
    public static Column lag(Column e, int offset) {
        return call("lag", e, offset);
    }

    /// The value `offset` rows before, or `defaultValue` where the partition has no such row.
    public static Column lag(Column e, int offset, @Nullable Object defaultValue) {
        return call("lag", e, offset, defaultValue);
    }

    /// As [#lag(Column, int, Object)], passing over rows where the value is null.
    public static Column lag(Column e, int offset, @Nullable Object defaultValue, boolean ignoreNulls) {
        return ignoringNulls(lag(e, offset, defaultValue), ignoreNulls);
    }

    /// As [#lag(Column, int)].
    public static Column lag(String e, int offset) {
        return lag(column(e), offset);
    }

    /// As [#lag(Column, int, Object)].
    public static Column lag(String e, int offset, @Nullable Object defaultValue) {
        return lag(column(e), offset, defaultValue);
    }

    /// The value `offset` rows behind, or null where the partition has no such row.
    public static Column lead(Column e, int offset) {
        return call("lead", e, offset);
    }

    /// The value `offset` rows behind, or `defaultValue` where the partition has no such row.
    public static Column lead(Column e, int offset, @Nullable Object defaultValue) {
        return call("lead", e, offset, defaultValue);
    }

    /// As [#lead(Column, int, Object)], passing over rows where the value is null.
    public static Column lead(Column e, int offset, @Nullable Object defaultValue, boolean ignoreNulls) {
        return ignoringNulls(lead(e, offset, defaultValue), ignoreNulls);
    }

    /// As [#lead(Column, int)].
    public static Column lead(String e, int offset) {
        return lead(column(e), offset);
    }

    /// As [#lead(Column, int, Object)].
    public static Column lead(String e, int offset, @Nullable Object defaultValue) {
        return lead(column(e), offset, defaultValue);
    }

    /// The value of the frame's `offset`th row, from 1, or null where it has fewer.
    public static Column nth_value(Column e, int offset) {
        return call("nth_value", e, offset);
    }

    /// As [#nth_value(Column, int)], passing over rows where the value is null.
    public static Column nth_value(Column e, int offset, boolean ignoreNulls) {
        return ignoringNulls(nth_value(e, offset), ignoreNulls);
    }

    /// The bucket of the row, from 1, where the partition is cut into `n` of sizes as equal as can be.
    public static Column ntile(int n) {
        return call("ntile", n);
    }

    /// The rank as a part of the partition: 0 for the first row, 1 for a last one that has no equal.
    public static Column percent_rank() {
        return call("percent_rank");
    }

    /// One more than how many rows come before in the order. Equal rows have equal ranks, and a gap behind them.
    public static Column rank() {
        return call("rank");
    }

    /// The number of the row in its partition, from 1. Equal rows are numbered as they come.
    public static Column row_number() {
        return call("row_number");
    }

    private static Column ignoringNulls(Column function, boolean wanted) {
        return wanted
                ? new Column(new Syntax.IgnoringNulls((Syntax.Call) function.syntax(), Origin.here()))
                : function;
    }
}

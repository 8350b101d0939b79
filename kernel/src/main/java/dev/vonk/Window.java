package dev.vonk;

import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import java.util.List;

/// Where windows begin: the rows that a function of many rows sees beside each row.
///
/// ```java
/// var byDay = Window.partitionBy("city").orderBy("day");
/// df.select(col("city"), col("day"), row_number().over(byDay).alias("number"),
///         sum("rain").over(byDay.rowsBetween(-6, Window.currentRow())).alias("week"));
/// ```
public final class Window {
    private static final WindowSpec EMPTY = new WindowSpec(
            new Syntax.WindowSpecification(null, List.of(), List.of(), null, Origin.NONE));

    private Window() {
    }

    /// Rows equal in these columns see each other. With none all rows do, and one task works on all of them.
    public static WindowSpec partitionBy(Column... columns) {
        return EMPTY.partitionBy(columns);
    }

    /// As [#partitionBy(Column...)].
    public static WindowSpec partitionBy(String column, String... more) {
        return EMPTY.partitionBy(column, more);
    }

    /// One partition of all rows, in this order.
    public static WindowSpec orderBy(Column... columns) {
        return EMPTY.orderBy(columns);
    }

    /// As [#orderBy(Column...)], each ascending.
    public static WindowSpec orderBy(String column, String... more) {
        return EMPTY.orderBy(column, more);
    }

    /// As [WindowSpec#rowsBetween].
    public static WindowSpec rowsBetween(long start, long end) {
        return EMPTY.rowsBetween(start, end);
    }

    /// As [WindowSpec#rangeBetween(long, long)].
    public static WindowSpec rangeBetween(long start, long end) {
        return EMPTY.rangeBetween(start, end);
    }

    /// As [WindowSpec#rangeBetween(Column, Column)].
    public static WindowSpec rangeBetween(Column start, Column end) {
        return EMPTY.rangeBetween(start, end);
    }

    /// The bound of a frame that begins with its partition.
    public static long unboundedPreceding() {
        return Long.MIN_VALUE;
    }

    /// The bound of a frame that ends with its partition.
    public static long unboundedFollowing() {
        return Long.MAX_VALUE;
    }

    /// The bound of a frame at the row itself.
    public static long currentRow() {
        return 0;
    }
}

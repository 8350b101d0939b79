package dev.vonk;

import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.sql.SqlParser;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything a column can be computed with, under Spark's names. Bring them in with
/// `import static dev.vonk.Functions.*`.
///
/// Arguments called by name are columns; Java values count as constants. Unless a function says otherwise its result is
/// null where an argument is null. A wrong number of arguments, or arguments of types that a function does not take, are
/// reported when a frame uses the call.
///
/// ```java
/// df.groupBy(year(col("day"))).agg(sum("price").alias("total"), countDistinct("customer"));
/// ```
public final class Functions extends WindowFunctions {
    private Functions() {
    }

    /// A column by name. A dot leads into a frame called so by `alias(...)`, or into a struct; backticks take the meaning of
    /// a dot away; `*` stands for all columns.
    ///
    /// ```java
    /// df.select(col("name"), col("address.city"), col("`a.b`"));
    /// ```
    public static Column col(String name) {
        return new Column(Column.named(name, Origin.here()));
    }

    /// As [#col].
    public static Column column(String name) {
        return col(name);
    }

    /// What an expression in SQL says.
    ///
    /// ```java
    /// df.select(expr("price * 2 AS double"), expr("upper(name)"));
    /// ```
    ///
    /// @throws dev.vonk.kernel.sql.token.ParseException where the text is no expression
    public static Column expr(String text) {
        return new Column(SqlParser.expression(text));
    }

    /// A constant: a number, text, truth value, date, time, list, map or null; a column stands for itself.
    ///
    /// @throws dev.vonk.kernel.analysis.AnalysisException where it is no such thing
    public static Column lit(@Nullable Object value) {
        return value instanceof Column column ? column : new Column(Literals.of(value, Origin.here()));
    }

    /// As [#lit].
    public static Column typedLit(@Nullable Object value) {
        return lit(value);
    }

    /// The first branch of a choice; more with [Column#when], the rest with [Column#otherwise]. Null where no branch is true.
    ///
    /// ```java
    /// when(col("qty").gt(100), "bulk").otherwise("retail")
    /// ```
    public static Column when(Column condition, @Nullable Object value) {
        var origin = Origin.here();
        var branch = new Syntax.CaseWhen.Branch(condition.syntax(), Literals.of(value, origin));
        return new Column(new Syntax.CaseWhen(List.of(branch), null, origin));
    }

    /// A call of any function by name, a user's own too.
    ///
    /// ```java
    /// spark.udf().register("square", (Long x) -> x * x);
    /// df.select(call_function("square", col("id")));
    /// ```
    public static Column call_function(String name, Column... arguments) {
        return call(name.toLowerCase(java.util.Locale.ROOT), (Object[]) arguments);
    }

    /// As [#call_function].
    public static Column call_udf(String name, Column... arguments) {
        return call_function(name, arguments);
    }

    /// The opposite of a condition; null stays null.
    public static Column not(Column e) {
        return call("not", e);
    }

    /// Whether the value is null; never null.
    public static Column isnull(Column e) {
        return e.isNull();
    }

    /// Whether the value is not null; never null.
    public static Column isnotnull(Column e) {
        return e.isNotNull();
    }

    /// Whether the value is the floating point value "not a number"; false where null.
    public static Column isnan(Column e) {
        return e.isNaN();
    }

    /// The first value that is not null.
    ///
    /// ```java
    /// coalesce(col("nickname"), col("name"), lit("?"))
    /// ```
    public static Column coalesce(Column... columns) {
        return call("coalesce", (Object[]) columns);
    }

    /// The second value where the first is null.
    public static Column nvl(Column e, Column replacement) {
        return call("nvl", e, replacement);
    }

    /// The second value where the first is null.
    public static Column ifnull(Column e, Column replacement) {
        return call("ifnull", e, replacement);
    }

    /// The second value where the first is not null, else the third.
    public static Column nvl2(Column e, Column notNull, Column isNull) {
        return call("nvl2", e, notNull, isNull);
    }

    /// The first value, null where it equals the second.
    public static Column nullif(Column left, Column right) {
        return call("nullif", left, right);
    }

    /// The value, null where it is zero.
    public static Column nullifzero(Column e) {
        return call("nullif", e, 0);
    }

    /// The value, zero where it is null.
    public static Column zeroifnull(Column e) {
        return call("coalesce", e, 0);
    }

    /// The second value where the first is "not a number".
    public static Column nanvl(Column e, Column replacement) {
        return call("nanvl", e, replacement);
    }

    /// Whether both are equal, null counting as a value; never null.
    public static Column equal_null(Column left, Column right) {
        return left.eqNullSafe(right);
    }

    /// The greatest value; nulls do not count, null where all are.
    public static Column greatest(Column... columns) {
        return call("greatest", (Object[]) columns);
    }

    /// The greatest value of the columns called so.
    public static Column greatest(String first, String... more) {
        return call("greatest", (Object[]) columns(first, more));
    }

    /// The smallest value; nulls do not count, null where all are.
    public static Column least(Column... columns) {
        return call("least", (Object[]) columns);
    }

    /// The smallest value of the columns called so.
    public static Column least(String first, String... more) {
        return call("least", (Object[]) columns(first, more));
    }

    /// An error with this message, for rows that reach it.
    public static Column raise_error(Column message) {
        return call("raise_error", message);
    }

    /// How many distinct combinations of values, none of them null. Never null.
    public static Column countDistinct(Column first, Column... more) {
        return callDistinct("count", joined(first, more));
    }

    /// How many distinct combinations of values in the columns called so.
    public static Column countDistinct(String first, String... more) {
        return callDistinct("count", Arrays.asList(columns(first, more)));
    }

    /// How many distinct combinations of values, none of them null. Never null.
    public static Column count_distinct(Column first, Column... more) {
        return countDistinct(first, more);
    }

    /// The sum of the distinct values.
    public static Column sum_distinct(Column e) {
        return callDistinct("sum", List.of(e));
    }

    /// The sum of the distinct values.
    public static Column sumDistinct(Column e) {
        return sum_distinct(e);
    }

    /// The sum of the distinct values of a column.
    public static Column sumDistinct(String name) {
        return sum_distinct(col(name));
    }

    /// The first value that comes.
    ///
    /// @param ignoreNulls the first that is not null
    public static Column first(Column e, boolean ignoreNulls) {
        return call("first", e, ignoreNulls);
    }

    /// The first value of a column that comes.
    public static Column first(String name, boolean ignoreNulls) {
        return first(col(name), ignoreNulls);
    }

    /// The last value that comes.
    ///
    /// @param ignoreNulls the last that is not null
    public static Column last(Column e, boolean ignoreNulls) {
        return call("last", e, ignoreNulls);
    }

    /// The last value of a column that comes.
    public static Column last(String name, boolean ignoreNulls) {
        return last(col(name), ignoreNulls);
    }

    /// An order by a column: smallest first, nulls before.
    public static Column asc(String name) {
        return col(name).asc();
    }

    /// An order by a column: smallest first, nulls before.
    public static Column asc_nulls_first(String name) {
        return col(name).asc_nulls_first();
    }

    /// An order by a column: smallest first, nulls last.
    public static Column asc_nulls_last(String name) {
        return col(name).asc_nulls_last();
    }

    /// An order by a column: greatest first, nulls last.
    public static Column desc(String name) {
        return col(name).desc();
    }

    /// An order by a column: greatest first, nulls before.
    public static Column desc_nulls_first(String name) {
        return col(name).desc_nulls_first();
    }

    /// An order by a column: greatest first, nulls last.
    public static Column desc_nulls_last(String name) {
        return col(name).desc_nulls_last();
    }

    /// Says that a frame is small enough to be sent whole to every task of a join.
    ///
    /// ```java
    /// orders.join(broadcast(countries), "country");
    /// ```
    public static <T> Dataset<T> broadcast(Dataset<T> frame) {
        return frame.step(frame.frame().with(new OneInput.Hint(OneInput.Hint.Advice.BROADCAST, frame.frame().plan())));
    }

    /// Says that a frame is small enough to be sent whole to every task of a join.
    public static DataFrame broadcast(DataFrame frame) {
        return (DataFrame) broadcast((Dataset<dev.vonk.runtime.data.Row>) frame);
    }

    private static List<Column> joined(Column first, Column... more) {
        var all = new ArrayList<Column>();
        all.add(first);
        all.addAll(Arrays.asList(more));
        return all;
    }
}

package dev.vonk.differential;

import dev.vonk.Column;
import dev.vonk.Window;
import dev.vonk.WindowSpec;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static dev.vonk.Functions.avg;
import static dev.vonk.Functions.col;
import static dev.vonk.Functions.count;
import static dev.vonk.Functions.cume_dist;
import static dev.vonk.Functions.dense_rank;
import static dev.vonk.Functions.first;
import static dev.vonk.Functions.lag;
import static dev.vonk.Functions.last;
import static dev.vonk.Functions.last_value;
import static dev.vonk.Functions.lead;
import static dev.vonk.Functions.lit;
import static dev.vonk.Functions.max;
import static dev.vonk.Functions.min;
import static dev.vonk.Functions.nth_value;
import static dev.vonk.Functions.ntile;
import static dev.vonk.Functions.percent_rank;
import static dev.vonk.Functions.rank;
import static dev.vonk.Functions.row_number;
import static dev.vonk.Functions.sum;

/// The questions about windows.
final class WindowPairs {
    private final List<QueryPair> pairs = new ArrayList<>();

    static List<QueryPair> all() {
        var made = new WindowPairs();
        made.places();
        made.frames();
        made.ranges();
        made.combinations();
        return made.pairs;
    }

    /// A window in both languages.
    private record Both(WindowSpec window, String sql) {}

    private void add(String name, Column function, String sql, Both window) {
        all(name, window, Map.of(function, sql));
    }

    /// Functions over one window, each in both languages.
    private void all(String name, Both window, Map<Column, String> functions) {
        var columns = new ArrayList<Column>();
        var list = new ArrayList<String>();
        columns.add(col("id"));
        list.add("id");
        functions.forEach((function, sql) -> {
            columns.add(function.over(window.window).as("c" + list.size()));
            list.add(sql + " over (" + window.sql + ")");
        });
        pairs.add(new QueryPair("window " + name, tables -> tables.t().select(columns.toArray(Column[]::new)),
                "select " + String.join(", ", list) + " from t", false));
    }

    private static Map<String, Both> windows() {
        var windows = new LinkedHashMap<String, Both>();
        windows.put("in groups by id", new Both(Window.partitionBy("g").orderBy("id"), "partition by g order by id"));
        windows.put("in groups of two by a double", new Both(
                Window.partitionBy("g", "k").orderBy(col("d").desc(), col("id")),
                "partition by g, k order by d desc nulls last, id"));
        windows.put("of all by text and id", new Both(Window.orderBy(col("t").asc_nulls_last(), col("id").desc()),
                "order by t nulls last, id desc"));
        return windows;
    }

    private void places() {
        windows().forEach((name, window) -> all("places " + name, window, Map.of(row_number(), "row_number()", ntile(4),
                "ntile(4)", lag("l", 1), "lag(l)", lag(col("t"), 3, "none"), "lag(t, 3, 'none')", lead(col("m"), 2, 0),
                "lead(m, 2, 0)", lag(col("i"), 2, null, true), "lag(i, 2 ignore nulls)",
                lead(col("dt"), 1, null, true), "lead(dt, 1 ignore nulls)")));
        var ties = new Both(Window.partitionBy("k").orderBy(col("g").desc_nulls_first()),
                "partition by k order by g desc nulls first");
        all("ranks", ties, Map.of(rank(), "rank()", dense_rank(), "dense_rank()", percent_rank(), "percent_rank()",
                cume_dist(), "cume_dist()", sum("l"), "sum(l)"));
        all("partitions", new Both(Window.partitionBy("b"), "partition by b"),
                Map.of(count("d"), "count(d)", max("w"), "max(w)"));
    }

    private void frames() {
        long first = Window.unboundedPreceding();
        long last = Window.unboundedFollowing();
        windows().forEach((name, window) -> {
            rows("up to the row", name, window, first, 0, "unbounded preceding and current row");
            rows("from the row on", name, window, 0, last, "current row and unbounded following");
            rows("around", name, window, -2, 3, "2 preceding and 3 following");
            rows("far around", name, window, -80, 80, "80 preceding and 80 following");
            rows("far behind", name, window, 2, 150, "2 following and 150 following");
            rows("of all", name, window, first, last, "unbounded preceding and unbounded following");
        });
    }

    private void rows(String frame, String name, Both window, long from, long to, String sql) {
        var both = new Both(window.window.rowsBetween(from, to), window.sql + " rows between " + sql);
        all("rows " + frame + " " + name, both,
                Map.of(sum("l"), "sum(l)", sum("w"), "sum(w)", count("i"), "count(i)", min("t"), "min(t)", max("d"),
                        "max(d)", first("dt"), "first_value(dt)", last_value(col("i"), lit(true)),
                        "last_value(i ignore nulls)", nth_value(col("m"), 2), "nth_value(m, 2)"));
    }

    private void ranges() {
        var byLong = Window.partitionBy("g").orderBy("l");
        add("range of numbers", count(lit(1)), "count(*)", new Both(byLong.rangeBetween(-5000, 8000),
                "partition by g order by l nulls first range between 5000 preceding and 8000 following"));
        add("range down", sum("id"), "sum(id)",
                new Both(Window.partitionBy("g").orderBy(col("l").desc()).rangeBetween(-5000, 0),
                        "partition by g order by l desc nulls last range between 5000 preceding and current row"));
        add("range of decimals", count("id"), "count(id)",
                new Both(Window.orderBy("m").rangeBetween(lit(new java.math.BigDecimal("-100.50")), lit(20)),
                        "order by m nulls first range between 100.50 preceding and 20 following"));
        add("range of days", count("id"), "count(id)", new Both(Window.orderBy("dt").rangeBetween(-3, 2),
                "order by dt nulls first range between interval 3 days preceding and interval 2 days following"));
        add("range of hours", count("id"), "count(id)",
                new Both(Window.partitionBy("b").orderBy("ts").rangeBetween(lit(Duration.ofHours(-1)),
                        lit(Duration.ofMinutes(30))),
                        "partition by b order by ts nulls first range between interval 1 hour preceding and interval 30 minutes following"));
        add("range of months", max("id"), "max(id)",
                new Both(Window.orderBy("dt").rangeBetween(lit(Period.ofMonths(-1)), lit(Period.ofMonths(0))),
                        "order by dt nulls first range between interval 1 month preceding and interval 0 months following"));
        add("range from the first on", last("id"), "last_value(id)",
                new Both(Window.orderBy("id").rangeBetween(Window.unboundedPreceding(), 10),
                        "order by id range between unbounded preceding and 10 following"));
    }

    private void combinations() {
        pairs.add(new QueryPair("window over groups",
                tables -> tables.t().groupBy("g", "k").agg(sum("m").as("s"),
                        sum(sum("m")).over(Window.partitionBy("g")).as("of_g"),
                        rank().over(Window.orderBy(count(lit(1)).desc())).as("place")),
                "select g, k, sum(m), sum(sum(m)) over (partition by g), rank() over (order by count(*) desc) from t group by g, k",
                false));
        pairs.add(new QueryPair("window of several windows", tables -> tables.t().select(col("id"),
                row_number().over(Window.partitionBy("g").orderBy("id")).minus(
                        row_number().over(Window.partitionBy("k").orderBy("id"))).as("a"),
                avg("s").over(Window.partitionBy("g", "b")).as("b"), count("*").over().as("c")),
                """
                        select id, row_number() over (partition by g order by id) - row_number() over (partition by k order by id),
                        avg(s) over (partition by g, b), count(*) over () from t""",
                false));
        pairs.add(new QueryPair("window then filter", tables -> tables.t()
                .withColumn("n", row_number().over(Window.partitionBy("g").orderBy(col("l").desc(), col("id"))))
                .filter(col("n").leq(3).and(col("g").gt(-2))).select("id", "g", "n"),
                """
                        select id, g, n from (select id, g, row_number() over (partition by g order by l desc nulls last, id) as n
                        from t) where n <= 3 and g > -2""",
                false));
        pairs.add(new QueryPair("window then group", tables -> tables.t()
                .select(col("g"), lag("id", 1).over(Window.partitionBy("g").orderBy("id")).as("before"), col("id"))
                .groupBy("g").agg(max(col("id").minus(col("before"))).as("gap")),
                "select g, max(id - before) from (select g, id, lag(id) over (partition by g order by id) as before from t) group by g",
                false));
    }
}

package dev.vonk.differential;

import dev.vonk.Column;
import dev.vonk.DataFrame;
import dev.vonk.differential.QueryPair.Tables;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import static dev.vonk.Functions.abs;
import static dev.vonk.Functions.avg;
import static dev.vonk.Functions.ceil;
import static dev.vonk.Functions.coalesce;
import static dev.vonk.Functions.col;
import static dev.vonk.Functions.concat;
import static dev.vonk.Functions.count;
import static dev.vonk.Functions.countDistinct;
import static dev.vonk.Functions.datediff;
import static dev.vonk.Functions.dayofmonth;
import static dev.vonk.Functions.floor;
import static dev.vonk.Functions.greatest;
import static dev.vonk.Functions.hour;
import static dev.vonk.Functions.isnan;
import static dev.vonk.Functions.last_day;
import static dev.vonk.Functions.least;
import static dev.vonk.Functions.length;
import static dev.vonk.Functions.lit;
import static dev.vonk.Functions.lower;
import static dev.vonk.Functions.max;
import static dev.vonk.Functions.min;
import static dev.vonk.Functions.minute;
import static dev.vonk.Functions.month;
import static dev.vonk.Functions.negate;
import static dev.vonk.Functions.not;
import static dev.vonk.Functions.quarter;
import static dev.vonk.Functions.regexp_replace;
import static dev.vonk.Functions.reverse;
import static dev.vonk.Functions.stddev;
import static dev.vonk.Functions.substring;
import static dev.vonk.Functions.sum;
import static dev.vonk.Functions.sum_distinct;
import static dev.vonk.Functions.trim;
import static dev.vonk.Functions.upper;
import static dev.vonk.Functions.var_pop;
import static dev.vonk.Functions.when;
import static dev.vonk.Functions.year;

/// The questions: every operator over every type.
final class QueryPairs {
    private final List<QueryPair> pairs = new ArrayList<>();

    static List<QueryPair> all() {
        var made = new QueryPairs();
        made.comparisons();
        made.nullTests();
        made.expressions();
        made.groupings();
        made.wholeTableAggregates();
        made.joins();
        made.setOperations();
        made.orders();
        made.combinations();
        made.pairs.addAll(WindowPairs.all());
        return made.pairs;
    }

    private void add(String name, Function<Tables, DataFrame> program, String sql) {
        pairs.add(new QueryPair(name, program, sql, false));
    }

    private static final Map<String, Object[]> CONSTANTS = new LinkedHashMap<>();

    static {
        CONSTANTS.put("g", new Object[]{1, "1"});
        CONSTANTS.put("k", new Object[]{"ab", "'ab'"});
        CONSTANTS.put("s", new Object[]{(short) 12, "12"});
        CONSTANTS.put("i", new Object[]{100, "100"});
        CONSTANTS.put("l", new Object[]{50_000L, "50000"});
        CONSTANTS.put("d", new Object[]{1.5, "1.5::double"});
        CONSTANTS.put("m", new Object[]{new BigDecimal("100.25"), "100.25"});
        CONSTANTS.put("w", new Object[]{new BigDecimal("50.1234"), "50.1234"});
        CONSTANTS.put("t", new Object[]{"b", "'b'"});
        CONSTANTS.put("dt", new Object[]{LocalDate.of(2020, 1, 20), "date '2020-01-20'"});
        CONSTANTS.put("ts", new Object[]{Instant.ofEpochSecond(1_700_050_000L), "timestamp '2023-11-15 12:06:40'"});
    }

    private void comparisons() {
        Map<String, BiFunction<Column, Object, Column>> operators = new LinkedHashMap<>();
        operators.put("=", Column::equalTo);
        operators.put("<>", Column::notEqual);
        operators.put("<", Column::lt);
        operators.put("<=", Column::leq);
        operators.put(">", Column::gt);
        operators.put(">=", Column::geq);
        CONSTANTS.forEach((column,
                constant) -> operators.forEach((sign, operator) -> add("filter " + column + " " + sign,
                        tables -> tables.t().filter(operator.apply(col(column), lit(constant[0]))).select("id", column),
                        "select id, " + column + " from t where " + column + " " + sign + " " + constant[1])));
        add("filter column < column", tables -> tables.t().filter(col("i").lt(col("s"))).select("id"),
                "select id from t where i < s");
        add("filter null safe", tables -> tables.t().filter(col("g").eqNullSafe(col("s"))).select("id"),
                "select id from t where g is not distinct from s");
        add("filter in", tables -> tables.t().filter(col("g").isin(1, 2, -3)).select("id"),
                "select id from t where g in (1, 2, -3)");
        add("filter in text", tables -> tables.t().filter(col("t").isin("a", "Vonk", "")).select("id"),
                "select id from t where t in ('a', 'Vonk', '')");
        add("filter between",
                tables -> tables.t().filter(col("m").between(new BigDecimal("-10"), new BigDecimal("5000.5")))
                        .select("id"),
                "select id from t where m between -10 and 5000.5");
        add("filter or", tables -> tables.t().filter(col("g").gt(1).or(col("t").equalTo("a"))).select("id"),
                "select id from t where g > 1 or t = 'a'");
        add("filter not", tables -> tables.t().filter(not(col("g").gt(1).and(col("b")))).select("id"),
                "select id from t where not (g > 1 and b)");
        add("filter like", tables -> tables.t().filter(col("t").like("a%")).select("id"),
                "select id from t where t like 'a%'");
        add("filter like inside", tables -> tables.t().filter(col("t").like("%o_k%")).select("id"),
                "select id from t where t like '%o_k%'");
        add("filter startswith", tables -> tables.t().filter(col("t").startsWith("v")).select("id"),
                "select id from t where starts_with(t, 'v')");
        add("filter contains", tables -> tables.t().filter(col("t").contains("on")).select("id"),
                "select id from t where contains(t, 'on')");
    }

    private void nullTests() {
        for (var field : RandomTable.SCHEMA.fields()) {
            var name = field.name();
            add("isNull " + name, tables -> tables.t().filter(col(name).isNull()).select("id"),
                    "select id from t where " + name + " is null");
        }
        add("isNotNull and", tables -> tables.t().filter(col("g").isNotNull().and(col("t").isNull())).select("id"),
                "select id from t where g is not null and t is null");
    }

    private void expression(String name, Column column, String sql) {
        add("expression " + name, tables -> tables.t().select(col("id"), column.as("x")),
                "select id, " + sql + " as x from t");
    }

    private void expressions() {
        expression("int + int", col("s").cast("int").plus(col("g")), "s::int + g");
        expression("long * int", col("l").multiply(col("g")), "l * g");
        expression("long - short", col("l").minus(col("s")), "l - s");
        expression("int / int", col("g").divide(lit(4)), "g / 4");
        expression("double arithmetic", col("d").multiply(lit(2.0)).plus(col("g")), "d * 2 + g");
        expression("negative", negate(col("g")), "-g");
        expression("mod", col("l").mod(lit(7)), "l % 7");
        expression("decimal + decimal", col("m").plus(col("m")), "m + m");
        expression("decimal * decimal", col("m").multiply(col("m")), "m * m");
        expression("decimal - int", col("m").minus(col("g")), "m - g");
        expression("wide decimal + decimal", col("w").plus(col("m")), "w + m");
        expression("abs", abs(col("g")), "abs(g)");
        expression("when", when(col("g").gt(0), "plus").when(col("g").lt(0), "minus").otherwise(col("k")),
                "case when g > 0 then 'plus' when g < 0 then 'minus' else k end");
        expression("when without otherwise", when(col("b"), col("m")), "case when b then m end");
        expression("coalesce", coalesce(col("k"), col("t"), lit("none")), "coalesce(k, t, 'none')");
        expression("upper", upper(col("t")), "upper(t)");
        expression("lower", lower(col("t")), "lower(t)");
        expression("length", length(col("t")), "length(t)");
        expression("trim", trim(col("t")), "trim(t)");
        expression("concat", concat(col("k"), lit("-"), col("t")), "k || '-' || t");
        expression("substring", substring(col("t"), 2, 3), "substring(t, 2, 3)");
        expression("reverse", reverse(col("k")), "reverse(k)");
        expression("replace", regexp_replace(col("t"), "[ao]", "*"), "regexp_replace(t, '[ao]', '*', 'g')");
        expression("year", year(col("dt")), "year(dt)");
        expression("month", month(col("dt")), "month(dt)");
        expression("dayofmonth", dayofmonth(col("dt")), "day(dt)");
        expression("quarter", quarter(col("dt")), "quarter(dt)");
        expression("last_day", last_day(col("dt")), "last_day(dt)");
        expression("datediff", datediff(col("dt"), lit(LocalDate.of(2020, 1, 1))),
                "datediff('day', date '2020-01-01', dt)");
        expression("hour", hour(col("ts")), "hour(ts)");
        expression("minute", minute(col("ts")), "minute(ts)");
        expression("cast int to text", col("i").cast("string"), "i::varchar");
        expression("cast decimal to double", col("m").cast("double"), "m::double");
        expression("cast date to timestamp", col("dt").cast("timestamp"), "dt::timestamp");
        expression("cast boolean to int", col("b").cast("int"), "b::int");
        expression("greatest", greatest(col("g"), col("s").cast("int")), "greatest(g, s::int)");
        expression("least", least(col("g"), col("s").cast("int")), "least(g, s::int)");
        expression("floor", floor(col("m")), "floor(m)");
        expression("ceil", ceil(col("m")), "ceil(m)");
        expression("isnan", isnan(col("d")), "coalesce(isnan(d), false)");
        expression("and or", col("b").and(col("g").gt(0)).or(col("k").equalTo("a")), "b and g > 0 or k = 'a'");
    }

    private void groupings() {
        for (var key : List.of("g", "k", "b", "s", "i", "t", "dt", "m", "d", "w", "ts", "l")) {
            add("count by " + key, tables -> tables.t().groupBy(key).agg(count(lit(1)).as("n")),
                    "select " + key + ", count(*) from t group by " + key);
            add("aggregates by " + key,
                    tables -> tables.t().groupBy(key).agg(sum("l").as("a"), min("t").as("b"), max("dt").as("c"),
                            count("i").as("e"), sum("m").as("h")),
                    "select " + key + ", sum(l), min(t), max(dt), count(i), sum(m) from t group by " + key);
        }
        add("by two keys",
                tables -> tables.t().groupBy("g", "k").agg(sum("s").as("a"), avg("m").as("b"), min("d").as("c"),
                        max("w").as("e")),
                "select g, k, sum(s), avg(m)::decimal(16,6), min(d), max(w) from t group by g, k");
        add("by three keys", tables -> tables.t().groupBy("b", "k", "dt").agg(count(lit(1)).as("n"), max("ts").as("m")),
                "select b, k, dt, count(*), max(ts) from t group by b, k, dt");
        add("by expression", tables -> tables.t().groupBy(col("l").mod(5).as("r")).agg(sum("g").as("a")),
                "select l % 5, sum(g) from t group by 1");
        add("having", tables -> tables.t().groupBy("t").agg(count(lit(1)).as("n")).filter(col("n").gt(3)),
                "select t, count(*) from t group by t having count(*) > 3");
        add("count distinct", tables -> tables.t().groupBy("g").agg(countDistinct(col("t")).as("n")),
                "select g, count(distinct t) from t group by g");
        add("sum distinct",
                tables -> tables.t().groupBy("k").agg(sum_distinct(col("g")).as("n"), count(lit(1)).as("m")),
                "select k, sum(distinct g), count(*) from t group by k");
        add("average of int", tables -> tables.t().groupBy("k").agg(avg("g").as("a"), avg("i").as("b")),
                "select k, avg(g), avg(i) from t group by k");
    }

    private void wholeTableAggregates() {
        for (var field : RandomTable.SCHEMA.fields()) {
            var name = field.name();
            if (!name.equals("b")) {
                add("min max " + name,
                        tables -> tables.t().agg(min(name).as("a"), max(name).as("b"), count(name).as("c")),
                        "select min(" + name + "), max(" + name + "), count(" + name + ") from t");
            }
        }
        for (var name : List.of("g", "s", "i", "l", "m", "w")) {
            add("sum " + name, tables -> tables.t().agg(sum(name).as("a")), "select sum(" + name + ") from t");
        }
        add("count rows", tables -> tables.t().agg(count(lit(1)).as("a")), "select count(*) from t");
        add("filtered to nothing",
                tables -> tables.t().filter(col("id").lt(0)).agg(count(lit(1)).as("a"), sum("g").as("b")),
                "select count(*), sum(g) from t where id < 0");
        add("stddev", tables -> tables.t().agg(stddev("g").as("a"), var_pop("g").as("b")),
                "select stddev_samp(g), var_pop(g) from t");
        add("average", tables -> tables.t().agg(avg("i").as("a"), avg("m").as("b")),
                "select avg(i), avg(m)::decimal(16,6) from t");
    }

    private void joins() {
        for (var key : List.of("g", "k", "s", "dt", "m", "w", "b")) {
            for (var kind : List.of("inner", "left", "right", "full", "left_semi", "left_anti")) {
                join(key + " " + kind, kind, (t, u) -> t.col(key).equalTo(u.col(key)), "t." + key + " = u." + key);
            }
        }
        for (var kind : List.of("inner", "left", "right", "full", "left_semi", "left_anti")) {
            join("two keys " + kind, kind, (t, u) -> t.col("g").equalTo(u.col("g")).and(t.col("k").equalTo(u.col("k"))),
                    "t.g = u.g and t.k = u.k");
            join("residual " + kind, kind, (t, u) -> t.col("k").equalTo(u.col("k")).and(t.col("s").lt(u.col("s"))),
                    "t.k = u.k and t.s < u.s");
            join("null safe " + kind, kind,
                    (t, u) -> t.col("g").eqNullSafe(u.col("g")).and(t.col("id").equalTo(u.col("id"))),
                    "t.g is not distinct from u.g and t.id = u.id");
            join("inequality " + kind, kind, (t, u) -> t.col("s").lt(u.col("g")).and(u.col("id").lt(9)),
                    "t.s < u.g and u.id < 9");
        }
        add("cross",
                tables -> tables.t().filter(col("id").lt(5)).select("id")
                        .crossJoin(tables.u().filter(col("id").lt(3)).select(col("id").as("j"))),
                "select t.id, u.id from t, u where t.id < 5 and u.id < 3");
        add("using", tables -> tables.t().select("k", "id").join(tables.u().select("k", "g"), "k"),
                "select k, t.id, u.g from t join u using (k)");
    }

    private interface Condition {
        Column of(DataFrame t, DataFrame u);
    }

    private void join(String name, String kind, Condition condition, String sql) {
        boolean oneSided = kind.equals("left_semi") || kind.equals("left_anti");
        var word = switch (kind) {
            case "left_semi" -> "semi";
            case "left_anti" -> "anti";
            default -> kind;
        };
        add("join " + name, tables -> {
            var t = tables.t().select("id", "g", "k", "s", "dt", "m", "w", "b");
            var u = tables.u().select("id", "g", "k", "s", "dt", "m", "w", "b");
            var joined = t.join(u, condition.of(t, u), kind);
            return oneSided
                    ? joined.select(t.col("id"), t.col("k"))
                    : joined.select(t.col("id"), t.col("k"), u.col("id"), u.col("m"));
        }, "select t.id, t.k" + (oneSided ? "" : ", u.id, u.m") + " from t " + word + " join u on " + sql);
    }

    private void setOperations() {
        for (var columns : List.of("g", "k", "g, k", "b, dt", "m", "d")) {
            var names = columns.split(", ");
            UnaryOperator<DataFrame> chosen = frame -> frame
                    .select(java.util.Arrays.stream(names).map(n -> col(n)).toArray(Column[]::new));
            add("distinct " + columns, tables -> chosen.apply(tables.t()).distinct(),
                    "select distinct " + columns + " from t");
            add("union " + columns, tables -> chosen.apply(tables.t()).union(chosen.apply(tables.u())),
                    "select " + columns + " from t union all select " + columns + " from u");
            add("intersect " + columns, tables -> chosen.apply(tables.t()).intersect(chosen.apply(tables.u())),
                    "select " + columns + " from t intersect select " + columns + " from u");
            add("except " + columns, tables -> chosen.apply(tables.t()).except(chosen.apply(tables.u())),
                    "select " + columns + " from t except select " + columns + " from u");
        }
    }

    private void orders() {
        for (var key : List.of("i", "l", "d", "m", "w", "t", "dt", "ts", "b")) {
            ordered("by " + key, tables -> tables.t().orderBy(col(key), col("id")).select(col(key), col("id")),
                    "select " + key + ", id from t order by " + key + " nulls first, id");
            ordered("by " + key + " descending, limit",
                    tables -> tables.t().orderBy(col(key).desc(), col("id").desc()).select(col("id"), col(key))
                            .limit(17),
                    "select id, " + key + " from t order by " + key + " desc nulls last, id desc limit 17");
            ordered("by ranges of " + key, tables -> {
                var keys = new Column[]{col(key).desc_nulls_first(), col("id")};
                return tables.t().repartitionByRange(4, keys).sortWithinPartitions(keys).select(col("id"), col(key));
            }, "select id, " + key + " from t order by " + key + " desc nulls first, id");
        }
        ordered("nulls last",
                tables -> tables.t().orderBy(col("g").asc_nulls_last(), col("k").desc_nulls_first(), col("id"))
                        .select("id"),
                "select id from t order by g nulls last, k desc nulls first, id");
        ordered("offset", tables -> tables.t().orderBy("id").offset(5).limit(4).select("id", "t"),
                "select id, t from t order by id limit 4 offset 5");
    }

    private void ordered(String name, Function<Tables, DataFrame> program, String sql) {
        pairs.add(new QueryPair("order " + name, program, sql, true));
    }

    private void combinations() {
        add("join then group", tables -> {
            var u = tables.u().select(col("k").as("uk"), col("m").as("um"));
            return tables.t().filter(col("g").geq(0)).join(u, col("k").equalTo(col("uk"))).groupBy("g")
                    .agg(sum("um").as("a"), count(lit(1)).as("n"));
        }, "select t.g, sum(u.m), count(*) from t join u on t.k = u.k where t.g >= 0 group by t.g");
        add("group then join", tables -> {
            var totals = tables.u().groupBy(col("g").as("tg")).agg(sum("l").as("total"));
            return tables.t().join(totals, col("g").equalTo(col("tg")), "left").filter(col("total").isNotNull())
                    .select("id", "total");
        }, "select id, total from t left join (select g as tg, sum(l) as total from u group by g) on g = tg where total is not null");
        add("union then group",
                tables -> tables.t().select("k", "l").union(tables.u().select("k", "l")).groupBy("k")
                        .agg(sum("l").as("a")),
                "select k, sum(l) from (select k, l from t union all select k, l from u) group by k");
        add("distinct then count", tables -> tables.t().select("g", "k").distinct().agg(count(lit(1)).as("n")),
                "select count(*) from (select distinct g, k from t)");
        add("filter over outer join", tables -> {
            var u = tables.u().select(col("g").as("ug"), col("id").as("uid"));
            return tables.t().join(u, col("g").equalTo(col("ug")), "left").filter(col("uid").gt(3)).select("id", "uid");
        }, "select t.id, u.id from t left join u on t.g = u.g where u.id > 3");
        add("three joins", tables -> {
            var a = tables.t().filter(col("id").lt(40)).select(col("g").as("ag"), col("id").as("aid"));
            var b = tables.u().filter(col("id").lt(40)).select(col("g").as("bg"), col("k").as("bk"));
            var c = tables.t().filter(col("id").lt(30)).select(col("k").as("ck"), col("id").as("cid"));
            return a.join(b, col("ag").equalTo(col("bg"))).join(c, col("bk").equalTo(col("ck"))).groupBy("aid")
                    .agg(count(lit(1)).as("n"));
        }, """
                select a.id, count(*) from t a join u b on a.g = b.g join t c on b.k = c.k
                where a.id < 40 and b.id < 40 and c.id < 30 group by a.id""");
        add("self join", tables -> {
            var a = tables.t().filter(col("id").lt(50)).alias("a");
            var b = tables.t().filter(col("id").lt(50)).alias("b");
            return a.join(b, col("a.g").equalTo(col("b.g")).and(col("a.id").lt(col("b.id")))).select(col("a.id"),
                    col("b.id"));
        }, "select a.id, b.id from t a join t b on a.g = b.g and a.id < b.id where a.id < 50 and b.id < 50");
    }
}

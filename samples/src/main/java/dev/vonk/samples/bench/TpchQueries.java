package dev.vonk.samples.bench;

import dev.vonk.DataFrame;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

import static dev.vonk.Functions.avg;
import static dev.vonk.Functions.col;
import static dev.vonk.Functions.count;
import static dev.vonk.Functions.lit;
import static dev.vonk.Functions.sum;

/// Some TPC-H queries as DataFrame programs, and the same in SQL for the peer.
final class TpchQueries {
    /// The tables a query reads.
    record Tables(DataFrame lineitem, DataFrame orders, DataFrame customer) {}

    /// One query in both languages.
    record Query(String name, Function<Tables, DataFrame> program, String sql) {}

    private TpchQueries() {
    }

    static List<Query> all() {
        return List.of(new Query("Q1", TpchQueries::q1, Q1), new Query("Q3", TpchQueries::q3, Q3),
                new Query("Q6", TpchQueries::q6, Q6),
                new Query("Q18", TpchQueries::q18, Q18));
    }

    private static DataFrame q1(Tables tables) {
        var discounted = col("l_extendedprice").multiply(lit(1).minus(col("l_discount")));
        return tables.lineitem()
                .filter(col("l_shipdate").leq(lit(LocalDate.of(1998, 9, 2))))
                .groupBy("l_returnflag", "l_linestatus")
                .agg(sum("l_quantity").as("sum_qty"), sum("l_extendedprice").as("sum_base_price"),
                        sum(discounted).as("sum_disc_price"),
                        sum(discounted.multiply(lit(1).plus(col("l_tax")))).as("sum_charge"),
                        avg("l_quantity").as("avg_qty"),
                        avg("l_extendedprice").as("avg_price"), avg("l_discount").as("avg_disc"),
                        count(lit(1)).as("count_order"))
                .orderBy("l_returnflag", "l_linestatus");
    }

    private static final String Q1 = """
            select l_returnflag, l_linestatus, sum(l_quantity) as sum_qty, sum(l_extendedprice) as sum_base_price,
              sum(l_extendedprice * (1 - l_discount)) as sum_disc_price,
              sum(l_extendedprice * (1 - l_discount) * (1 + l_tax)) as sum_charge,
              avg(l_quantity) as avg_qty, avg(l_extendedprice) as avg_price, avg(l_discount) as avg_disc, count(*) as count_order
            from lineitem where l_shipdate <= date '1998-09-02'
            group by l_returnflag, l_linestatus order by l_returnflag, l_linestatus""";

    private static DataFrame q3(Tables tables) {
        var date = lit(LocalDate.of(1995, 3, 15));
        var customers = tables.customer().filter(col("c_mktsegment").equalTo("BUILDING"));
        var orders = tables.orders().filter(col("o_orderdate").lt(date));
        var lines = tables.lineitem().filter(col("l_shipdate").gt(date));
        return customers.join(orders, col("c_custkey").equalTo(col("o_custkey")))
                .join(lines, col("l_orderkey").equalTo(col("o_orderkey")))
                .groupBy("l_orderkey", "o_orderdate", "o_shippriority")
                .agg(sum(col("l_extendedprice").multiply(lit(1).minus(col("l_discount")))).as("revenue"))
                .select("l_orderkey", "revenue", "o_orderdate", "o_shippriority")
                .orderBy(col("revenue").desc(), col("o_orderdate"))
                .limit(10);
    }

    private static final String Q3 = """
            select l_orderkey, sum(l_extendedprice * (1 - l_discount)) as revenue, o_orderdate, o_shippriority
            from customer, orders, lineitem
            where c_mktsegment = 'BUILDING' and c_custkey = o_custkey and l_orderkey = o_orderkey
              and o_orderdate < date '1995-03-15' and l_shipdate > date '1995-03-15'
            group by l_orderkey, o_orderdate, o_shippriority order by revenue desc, o_orderdate limit 10""";

    private static DataFrame q6(Tables tables) {
        return tables.lineitem()
                .filter(col("l_shipdate").geq(lit(LocalDate.of(1994, 1, 1)))
                        .and(col("l_shipdate").lt(lit(LocalDate.of(1995, 1, 1))))
                        .and(col("l_discount").between(new java.math.BigDecimal("0.05"),
                                new java.math.BigDecimal("0.07")))
                        .and(col("l_quantity").lt(24)))
                .agg(sum(col("l_extendedprice").multiply(col("l_discount"))).as("revenue"));
    }

    private static final String Q6 = """
            select sum(l_extendedprice * l_discount) as revenue from lineitem
            where l_shipdate >= date '1994-01-01' and l_shipdate < date '1995-01-01'
              and l_discount between 0.05 and 0.07 and l_quantity < 24""";

    private static DataFrame q18(Tables tables) {
        var large = tables.lineitem().groupBy(col("l_orderkey").as("large_orderkey"))
                .agg(sum("l_quantity").as("large_quantity"))
                .filter(col("large_quantity").gt(300)).select("large_orderkey");
        return tables.orders()
                .join(large, col("o_orderkey").equalTo(col("large_orderkey")), "left_semi")
                .join(tables.customer(), col("c_custkey").equalTo(col("o_custkey")))
                .join(tables.lineitem(), col("o_orderkey").equalTo(col("l_orderkey")))
                .groupBy("c_name", "c_custkey", "o_orderkey", "o_orderdate", "o_totalprice")
                .agg(sum("l_quantity").as("sum_qty"))
                .orderBy(col("o_totalprice").desc(), col("o_orderdate"))
                .limit(100);
    }

    private static final String Q18 = """
            select c_name, c_custkey, o_orderkey, o_orderdate, o_totalprice, sum(l_quantity) as sum_qty
            from customer, orders, lineitem
            where o_orderkey in (select l_orderkey from lineitem group by l_orderkey having sum(l_quantity) > 300)
              and c_custkey = o_custkey and o_orderkey = l_orderkey
            group by c_name, c_custkey, o_orderkey, o_orderdate, o_totalprice
            order by o_totalprice desc, o_orderdate limit 100""";
}

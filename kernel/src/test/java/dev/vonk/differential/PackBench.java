package dev.vonk.differential;

import dev.vonk.Session;
import dev.vonk.Sessions;
import dev.vonk.kernel.query.QueryEngine;
import dev.vonk.runtime.code.classes.CodePacker;
import dev.vonk.runtime.code.classes.PackedCode;
import dev.vonk.runtime.code.classes.WorkerClasses;
import dev.vonk.runtime.code.pack.ObjectCodec;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.function.FunctionRegistry;
import dev.vonk.runtime.stage.Stage;
import dev.vonk.runtime.type.TypeParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import static dev.vonk.Functions.col;
import static dev.vonk.Functions.lit;
import static dev.vonk.Functions.sum;

/// How long it takes to pack and unpack the stages of TPC-H query 3, the first time in a process and when warm, and
/// how many bytes they are. Run as a program.
final class PackBench {
    private static final int ROUNDS = 20_000;
    private static final Map<String, String> TABLES = Map.of("customer",
            "c_custkey bigint, c_name string, c_address string, c_nationkey int, c_phone string, "
                    + "c_acctbal decimal(15,2), c_mktsegment string, c_comment string",
            "orders",
            "o_orderkey bigint, o_custkey bigint, o_orderstatus string, o_totalprice decimal(15,2), o_orderdate date, "
                    + "o_orderpriority string, o_clerk string, o_shippriority int, o_comment string",
            "lineitem",
            "l_orderkey bigint, l_partkey bigint, l_suppkey bigint, l_linenumber int, l_quantity decimal(15,2), "
                    + "l_extendedprice decimal(15,2), l_discount decimal(15,2), l_tax decimal(15,2), "
                    + "l_returnflag string, l_linestatus string, l_shipdate date, l_commitdate date, "
                    + "l_receiptdate date, l_shipinstruct string, l_shipmode string, l_comment string");

    private PackBench() {
    }

    /// Without arguments measures warm and keeps a stage in the file `pack-bench.bin` of the folder for temporary files;
    /// with `cold` reads it and packs it anew in a process that has done nothing else.
    public static void main(String[] args) throws Exception {
        var file = Path.of(System.getProperty("java.io.tmpdir"), "pack-bench.bin");
        if (args.length > 0) {
            cold(new PackedCode(Files.readAllBytes(file), new byte[0], "", false));
            return;
        }
        var stages = stages();
        var packer = new CodePacker("bench");
        var worker = new WorkerClasses((_, _) -> null);
        Files.write(file, packer.pack(stages.get(2)).bytes());
        for (var each : stages) {
            var times = new long[ROUNDS];
            long size = 0;
            for (int i = 0; i < ROUNDS; i++) {
                long before = System.nanoTime();
                var code = packer.pack(each);
                worker.unpack(code, Stage.class);
                times[i] = System.nanoTime() - before;
                size = code.size();
            }
            Arrays.sort(times);
            System.out.printf("stage %d (%s): %d bytes, median %.1f us, 99 %% %.1f us%n", each.id(),
                    each.fragment().describe().split(" ")[0], size, times[ROUNDS / 2] / 1e3,
                    times[ROUNDS * 99 / 100] / 1e3);
        }
    }

    private static void cold(PackedCode code) {
        long start = cpuTime();
        ObjectCodec.standard();
        long table = cpuTime();
        FunctionRegistry.builtin();
        long functions = cpuTime();
        var stage = new WorkerClasses((_, _) -> null).unpack(code, Stage.class);
        long unpacked = cpuTime();
        new CodePacker("bench").pack(stage);
        System.out.printf("cold, CPU time of the thread: table %.1f ms, functions %.1f ms, unpacking %.1f ms, "
                + "packing %.1f ms%n", (table - start) / 1e6, (functions - table) / 1e6,
                (unpacked - functions) / 1e6, (cpuTime() - unpacked) / 1e6);
    }

    private static long cpuTime() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<Stage> stages() throws Exception {
        var folder = Files.createTempDirectory("pack-bench");
        var cluster = new TravellingCluster(2);
        var settings = new ConcurrentHashMap<>(Map.of("spark.sql.session.timeZone", "UTC"));
        try (var writing = Session.builder().master("local[1]").create();
                var spark = Sessions.over(new QueryEngine(cluster, settings), settings)) {
            for (var table : TABLES.entrySet()) {
                write(writing, folder.resolve(table.getKey()), table.getValue());
            }
            var customer = spark.read().parquet(folder.resolve("customer").toString());
            var orders = spark.read().parquet(folder.resolve("orders").toString());
            var lineitem = spark.read().parquet(folder.resolve("lineitem").toString());
            customer.filter(col("c_mktsegment").equalTo("BUILDING"))
                    .join(orders, col("c_custkey").equalTo(col("o_custkey")))
                    .filter(col("o_orderdate").lt(lit(java.time.LocalDate.of(1995, 3, 15))))
                    .join(lineitem, col("l_orderkey").equalTo(col("o_orderkey")))
                    .filter(col("l_shipdate").gt(lit(java.time.LocalDate.of(1995, 3, 15))))
                    .groupBy("l_orderkey", "o_orderdate", "o_shippriority")
                    .agg(sum(col("l_extendedprice").multiply(lit(1).minus(col("l_discount")))).as("revenue"))
                    .orderBy(col("revenue").desc(), col("o_orderdate")).limit(10).collectAsList();
        }
        return cluster.lastStages();
    }

    private static void write(Session spark, Path folder, String ddl) {
        var schema = TypeParser.parseSchema(ddl);
        spark.createDataFrame(List.of(Row.of(schema, new Object[schema.size()])), schema).write()
                .parquet(folder.toString());
    }
}

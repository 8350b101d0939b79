package dev.vonk.samples.bench;
import dev.vonk.Session;
import java.nio.file.Path;
public final class Plans {
    public static void main(String[] args) throws Exception {
        var folder = TpchData.prepare(Path.of("samples/target/bench"), 0.01);
        var spark = Session.builder().master("local[2]").create();
        for (var table : TpchData.TABLES) spark.read().parquet(folder.resolve(table + ".parquet").toString()).createOrReplaceTempView(table);
        TpchSql.numbers().forEach(n -> {
            long t = System.nanoTime();
            var text = spark.runner().explain(spark.sql(TpchSql.text(n)).plan(), dev.vonk.kernel.query.Explanation.EXTENDED);
            long ms = (System.nanoTime()-t)/1000000;
            var parts = text.split("== ");
            System.out.println("### q" + n + " " + ms + " ms\n" + parts[parts.length - 3].replaceAll("parquet \\S*/sf", "").replaceAll("Scan parquet \\S*/", "Scan ") );
        });
        spark.stop();
    }
}

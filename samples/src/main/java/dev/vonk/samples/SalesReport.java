package dev.vonk.samples;

import dev.vonk.Column;
import dev.vonk.DataFrame;
import dev.vonk.Session;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

import static dev.vonk.Functions.col;
import static dev.vonk.Functions.count;
import static dev.vonk.Functions.date_format;
import static dev.vonk.Functions.lit;
import static dev.vonk.Functions.sum;
import static dev.vonk.Functions.when;

/// A report over two files of different formats: sales in CSV, products in JSON lines. Joins them, adds up by month and
/// by shop, tells what could not be priced, and brings the result into Java as records.
///
///     java -cp ... dev.vonk.samples.SalesReport samples/data
public final class SalesReport {
    private static final String SAMPLE = "samples/data";

    private SalesReport() {}

    /// One line of the report. `as` fills it from the columns of the same names.
    public record Month(String month, long pieces, BigDecimal turnover) {
        String line() {
            return "%s  %3d pieces  %9.2f".formatted(month, pieces, turnover);
        }
    }

    /// @param arguments the folder of `sales.csv` and `products.json`; the samples' where there is none
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments.length == 0 ? SAMPLE : arguments[0]);
        try (Session spark = Session.builder().appName("Sales report").getOrCreate()) {
            DataFrame sales = spark.read()
                    .option("header", true)
                    .schema("day DATE, shop STRING, product STRING, quantity INT")
                    .csv(folder.resolve("sales.csv").toString());
            DataFrame products = spark.read()
                    .schema("name STRING, price DECIMAL(10,2), `group` STRING")
                    .json(folder.resolve("products.json").toString());
            print(sales, products);
        }
    }

    private static void print(DataFrame sales, DataFrame products) {
        DataFrame priced = sales
                .join(products, sales.col("product").equalTo(products.col("name")), "left")
                .withColumn("amount", col("quantity").multiply(col("price")))
                .cache();

        System.out.println("By month");
        for (Month month : months(priced)) {
            System.out.println("  " + month.line());
        }

        System.out.println("\nBy shop, and what share of the pieces went out in March");
        priced.groupBy("shop")
                .agg(sum("amount").alias("turnover"), marchShare().alias("march_%"))
                .orderBy(col("turnover").desc())
                .show();

        System.out.println("Sold without a price");
        priced.filter(col("price").isNull()).groupBy("product").agg(count("*").alias("sales")).orderBy("product")
                .show();
    }

    private static List<Month> months(DataFrame priced) {
        return priced.groupBy(date_format(col("day"), "yyyy-MM").alias("month"))
                .agg(sum("quantity").alias("pieces"), sum("amount").alias("turnover"))
                .orderBy("month")
                .as(Month.class)
                .collectAsList();
    }

    private static Column marchShare() {
        var inMarch = when(date_format(col("day"), "MM").equalTo("03"), col("quantity")).otherwise(lit(0));
        return sum(inMarch).multiply(100).divide(sum("quantity")).cast("int");
    }
}

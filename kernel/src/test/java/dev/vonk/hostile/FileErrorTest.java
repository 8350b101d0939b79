package dev.vonk.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are missing, empty, broken, in the way, or not what they are said to be.
class FileErrorTest {
    @TempDir
    private Path folder;

    private final Bench bench = new Bench();
    private ErrorBook book;

    @BeforeEach
    void open() throws IOException {
        book = new ErrorBook(bench, folder);
        bench.works("""
                record Order(long id, String city, double price) {}
                var orders = spark.createDataFrame(List.of(new Order(1, "Delft", 2.5), new Order(2, "Gouda", 3.5), new Order(3, null, 0)), Order.class).coalesce(1);
                orders.write().parquet("FOLDER/orders");
                orders.write().option("header", true).csv("FOLDER/orders-csv");
                """.replace("FOLDER", folder.toString()));
        Files.createDirectory(folder.resolve("empty"));
        write("people.csv", "name,age\nAda,36\nAlan,41\n");
        write("ragged.csv", "id,name,age\n1,Ada,36\n2,Alan\n3,Grace,47,extra\n4,Edsger,thirty\n");
        write("quote.csv", "id,name\n1,\"Ada\n2,Alan\n");
        write("empty.csv", "");
        write("empty.parquet", "");
        write("letter.txt", "Dear all,\nthis is no Parquet file.\n");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void filesThatCannotBeRead() {
        book.fails("a missing file", "spark.read().csv(\"FOLDER/poeple.csv\")");
        book.fails("a missing folder", "spark.read().parquet(\"FOLDER/order\")");
        book.fails("a missing parent folder", "spark.read().parquet(\"FOLDER/data/order\")");
        book.fails("no path", "spark.read().csv()");
        book.fails("an empty path", "spark.read().csv(\"\")");
        book.fails("a path that is null", "spark.read().csv((String) null)");
        book.fails("a path with a zero in it", "spark.read().csv(\"a\\0b\")");
        book.fails("a pattern without files", "spark.read().csv(\"FOLDER/*.tsv\")");
        book.fails("a pattern that is none", "spark.read().csv(\"FOLDER/[.csv\")");
        book.fails("an empty folder", "spark.read().parquet(\"FOLDER/empty\")");
        book.fails("an empty file as Parquet", "spark.read().parquet(\"FOLDER/empty.parquet\")");
        book.fails("a text as Parquet", "spark.read().parquet(\"FOLDER/letter.txt\")");
        book.fails("a folder of files of another kind", "spark.read().parquet(\"FOLDER/orders-csv\")");
        book.fails("a schema that is none", "spark.read().schema(\"id BIGNT\").csv(\"FOLDER/people.csv\")");
        book.fails("a schema with a name twice",
                "spark.read().schema(\"id INT, id INT\").csv(\"FOLDER/people.csv\").show()");
        book.fails("a schema the file does not have",
                "spark.read().schema(\"id DATE\").parquet(\"FOLDER/orders\").show()");
        book.answers("a schema with a column more",
                "spark.read().schema(\"id BIGINT, country STRING\").parquet(\"FOLDER/orders\").show()");
        book.assertMatches(FileErrorTest.class, "files.golden");
    }

    @Test
    void brokenCsv() {
        var read = "spark.read().option(\"header\", true)";
        book.answers("an empty CSV file", "spark.read().csv(\"FOLDER/empty.csv\")");
        book.answers("ragged lines, permissive", read + ".csv(\"FOLDER/ragged.csv\").show()");
        book.answers("ragged lines, permissive, types", read
                + ".schema(\"id INT, name STRING, age INT, _corrupt_record STRING\").csv(\"FOLDER/ragged.csv\").show(false)");
        book.answers("ragged lines, dropped", read
                + ".schema(\"id INT, name STRING, age INT\").option(\"mode\", \"DROPMALFORMED\").csv(\"FOLDER/ragged.csv\").show()");
        book.fails("ragged lines, refused", read
                + ".schema(\"id INT, name STRING, age INT\").option(\"mode\", \"FAILFAST\").csv(\"FOLDER/ragged.csv\").show()");
        book.fails("ragged lines, refused while types are found out", read
                + ".option(\"inferSchema\", true).option(\"mode\", \"FAILFAST\").csv(\"FOLDER/ragged.csv\").show()");
        book.fails("an unknown mode", read + ".option(\"mode\", \"FAILSLOW\").csv(\"FOLDER/ragged.csv\").show()");
        book.fails("a separator of nothing", read + ".option(\"sep\", \"\").csv(\"FOLDER/people.csv\").show()");
        book.fails("a header that is neither true nor false",
                "spark.read().option(\"header\", \"yep\").csv(\"FOLDER/people.csv\").show()");
        book.fails("an unknown encoding", read + ".option(\"encoding\", \"utf-9\").csv(\"FOLDER/people.csv\").show()");
        book.fails("a date format that is none",
                read + ".schema(\"name DATE\").option(\"dateFormat\", \"yyyy-bb\").csv(\"FOLDER/people.csv\").show()");
        book.fails("a type CSV cannot hold",
                "spark.read().schema(\"a MAP<STRING, INT>\").csv(\"FOLDER/people.csv\").show()");
        book.answers("a quote that is never closed", read + ".csv(\"FOLDER/quote.csv\").show()");
        book.assertMatches(FileErrorTest.class, "text.golden");
    }

    @Test
    void brokenParquet() throws IOException {
        Path good;
        try (var files = Files.list(folder.resolve("orders"))) {
            good = files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(good);
        Files.write(folder.resolve("short.parquet"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Files.write(folder.resolve("tail.parquet"), java.util.Arrays.copyOf(bytes, bytes.length - 1));
        Files.write(folder.resolve("magic.parquet"), "PAR1PAR1".getBytes(StandardCharsets.US_ASCII));
        byte[] footer = bytes.clone();
        footer[bytes.length - 30] ^= 0x55;
        footer[bytes.length - 60] ^= 0x55;
        Files.write(folder.resolve("footer.parquet"), footer);
        byte[] length = bytes.clone();
        length[bytes.length - 5] = 0x7f;
        Files.write(folder.resolve("length.parquet"), length);
        byte[] page = bytes.clone();
        for (int i = 4; i < 60; i++) {
            page[i] ^= 0x5a;
        }
        Files.write(folder.resolve("page.parquet"), page);
        book.fails("half of a file", "spark.read().parquet(\"FOLDER/short.parquet\").show()");
        book.fails("the last byte is missing", "spark.read().parquet(\"FOLDER/tail.parquet\").show()");
        book.fails("two magic words and nothing between", "spark.read().parquet(\"FOLDER/magic.parquet\").show()");
        book.fails("a footer longer than the file", "spark.read().parquet(\"FOLDER/length.parquet\").show()");
        book.fails("bytes of the footer", "spark.read().parquet(\"FOLDER/footer.parquet\").show()");
        book.fails("bytes of a page", "spark.read().parquet(\"FOLDER/page.parquet\").show()");
        book.assertMatches(FileErrorTest.class, "parquet.golden");
        bench.assertClean();
    }

    @Test
    void placesThatCannotBeWritten() throws IOException {
        write("orders-file", "in the way");
        book.fails("a folder that exists", "orders.write().parquet(\"FOLDER/orders\")");
        book.fails("an unknown mode", "orders.write().mode(\"replace\").parquet(\"FOLDER/orders\")");
        book.fails("an unknown compression",
                "orders.write().option(\"compression\", \"brotly\").parquet(\"FOLDER/new\")");
        book.fails("no place", "orders.write().save()");
        book.fails("a file is in the way", "orders.write().parquet(\"FOLDER/orders-file\")");
        book.fails("a parent that is a file", "orders.write().parquet(\"FOLDER/orders-file/new\")");
        book.fails("a parent that is a file, appended to",
                "orders.write().mode(\"append\").parquet(\"FOLDER/orders-file/new\")");
        book.fails("a file, appended to", "orders.write().mode(\"append\").parquet(\"FOLDER/orders-file\")");
        book.fails("where nobody may write", "orders.write().parquet(\"/proc/vonk/orders\")");
        book.fails("more than one column as text", "orders.write().text(\"FOLDER/new\")");
        book.fails("parts by an unknown column", "orders.write().partitionBy(\"cty\").parquet(\"FOLDER/new\")");
        book.fails("parts by all columns", "orders.select(\"id\").write().partitionBy(\"id\").parquet(\"FOLDER/new\")");
        book.fails("a row that fails while it is written",
                "orders.select(lit(1).divide(col(\"id\").minus(3))).write().parquet(\"FOLDER/new\")");
        book.answers("a folder that is read is overwritten",
                "spark.read().parquet(\"FOLDER/orders\").write().mode(\"overwrite\").parquet(\"FOLDER/orders\")");
        book.answers("and has its rows still", "spark.read().parquet(\"FOLDER/orders\").count()");
        book.fails("two columns of one name",
                "orders.select(col(\"id\"), col(\"id\")).write().parquet(\"FOLDER/new\")");
        book.answers("overwriting",
                "orders.write().mode(\"overwrite\").parquet(\"FOLDER/orders\"); spark.read().parquet(\"FOLDER/orders\").count()");
        book.assertMatches(FileErrorTest.class, "writes.golden");
        org.junit.jupiter.api.Assertions.assertFalse(Files.exists(folder.resolve("new")), "leftovers of failed writes");
        bench.assertClean();
    }
}

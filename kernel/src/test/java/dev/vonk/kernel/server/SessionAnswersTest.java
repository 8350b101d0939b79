package dev.vonk.kernel.server;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.kernel.table.TableKernel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What a kernel tells of its session beside the cells.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SessionAnswersTest {
    private static TableKernel kernel;
    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        kernel = new TableKernel();
    }

    @AfterAll
    static void end() {
        kernel.close();
    }

    private static String problems(String text) {
        return kernel.client.check(text).join().stream()
                .map(each -> each.place().line() + ":" + each.place().column() + ":" + each.place().length() + " "
                        + each.message())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void mistakesInTheSyntaxHavePlaces() {
        assertEquals("2:9:1 illegal start of expression", problems("int a = 1;\nint b = ;"));
        assertEquals("2:6:1 ')' or ',' expected", problems("// words\nfoo(1 2);"));
        assertEquals("1:18:1 illegal start of expression", problems("if (true) { f(1, ); }"));
    }

    @Test
    void whatOnlyLacksItsEndAndMagicsHaveNoMistakes() {
        assertEquals("", problems("spark.range(3"));
        assertEquals("", problems("%%nothing\nselect from where"));
        assertEquals("", problems("%maven a:b:c\nint fine = 1;"));
        assertEquals("", problems("unknown.name(1)"));
        assertEquals("", problems(""));
    }

    @Test
    void viewsAreListedWithTheirColumns() {
        kernel.run("spark.range(3).createOrReplaceTempView(\"small\");\n"
                + "spark.range(3).withColumn(\"x\", lit(1.5)).createOrReplaceTempView(\"kept\");\n"
                + "spark.catalog().cacheTable(\"kept\");");
        assertEquals(List.of(
                new Answer.TableInfo("kept", "cached view",
                        List.of(new Answer.ColumnView("id", "bigint"), new Answer.ColumnView("x", "double"))),
                new Answer.TableInfo("small", "view", List.of(new Answer.ColumnView("id", "bigint")))),
                kernel.client.tables().join());
    }

    @Test
    void aFolderIsListedFoldersFirst() throws Exception {
        Files.writeString(folder.resolve("b.csv"), "id,name\n1,Ann\n");
        Files.writeString(folder.resolve("a.bin"), "xx");
        Files.writeString(folder.resolve(".hidden"), "");
        kernel.spark.range(3).write().parquet(folder.resolve("numbers.parquet").toString());
        Answer.Files files = kernel.client.files(folder.toString()).join();
        assertEquals(List.of(new Answer.FileView("numbers.parquet", true, 0, "parquet"),
                new Answer.FileView("a.bin", false, 2, ""), new Answer.FileView("b.csv", false, 14, "csv")),
                files.files());
        assertEquals(List.of(new Answer.ColumnView("id", "int"), new Answer.ColumnView("name", "string")),
                kernel.client.describeFile(folder.resolve("b.csv").toString()).join());
        assertEquals(List.of(new Answer.ColumnView("id", "bigint")),
                kernel.client.describeFile(folder.resolve("numbers.parquet").toString()).join());
        assertEquals(Path.of("").toAbsolutePath().toString(), kernel.client.files("").join().folder());
    }

    @Test
    void whatCannotBeReadIsRefusedWithAReason() {
        assertEquals("the folder " + folder.resolve("no") + " cannot be read: there is no such folder",
                TableKernel.refusal(() -> kernel.client.files(folder.resolve("no").toString()).join()));
        assertEquals("there is nothing at " + folder.resolve("no"),
                TableKernel.refusal(() -> kernel.client.describeFile(folder.resolve("no").toString()).join()));
    }

    @Test
    void jobsKnowTheirCell() {
        kernel.client.execute("7", "spark.range(3).count();\nspark.sparkContext().setJobGroup(\"g\", \"mine\");\n"
                + "spark.range(4).count();\nspark.sparkContext().clearJobGroup();", _ -> {}).join();
        String table = kernel.show("spark.range(5000)");
        kernel.page(table, TableQuery.ALL, 4990, 20);
        List<String> jobs = kernel.client.jobs().join().stream()
                .map(job -> job.cell() + " " + job.query() + " " + job.state()).toList();
        assertTrue(jobs.contains("7 query succeeded"), jobs::toString);
        assertTrue(jobs.contains("7 mine succeeded"), jobs::toString);
        assertTrue(jobs.stream().filter(job -> job.contains(" preview ")).allMatch(job -> job.endsWith("succeeded")),
                jobs::toString);
        assertTrue(jobs.stream().anyMatch(job -> job.startsWith(" rows of a table ")), jobs::toString);
    }

    @Test
    void aPageIsNoProgressOfTheRunningCell() {
        String table = kernel.show("spark.range(1L << 45)");
        kernel.page(table, TableQuery.ALL, 0, 10);
        List<CellEvent> events = kernel.run("Thread.sleep(250);");
        assertTrue(events.stream().noneMatch(CellEvent.Progress.class::isInstance));
    }

    @Test
    void variablesTellHowMuchTheyHold() {
        kernel.run("""
                var words = List.of("a", "b");
                var map = Map.of(1, 2);
                var text = "hello";
                var numbers = new int[1200];
                var frame = spark.range(30).toDF();
                var cached = spark.range(30).toDF();
                cached.cache();
                cached.count();
                var nothing = (Object) null;""");
        assertEquals("words 2 elements, map 1 entry, text 5 characters, numbers 1,200 elements, frame 1 column, "
                + "cached 1 column, 30 rows, nothing ",
                kernel.client.variables().join().stream()
                        .filter(each -> List.of("words", "map", "text", "numbers", "frame", "cached", "nothing")
                                .contains(each.name()))
                        .map(each -> each.name() + " " + each.size()).collect(Collectors.joining(", ")));
    }
}

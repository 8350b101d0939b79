package dev.vonk.runtime.source;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.source.memory.MemorySource;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FileListingTest {
    @TempDir
    Path folder;

    /// One row a file: its name.
    private record NameFormat() implements Format {
        @Override
        public String name() {
            return "names";
        }

        @Override
        public String extension(Map<String, String> options) {
            return "names";
        }

        @Override
        public Source source(List<Path> files, @Nullable StructType schema, Map<String, String> options) {
            var type = new StructType().add("name", DataTypes.StringType);
            return MemorySource.ofRows(type,
                    files.stream().map(file -> Row.of(type, file.getFileName().toString())).toList());
        }

        @Override
        public BatchWriter writer(Path file, StructType schema, Map<String, String> options) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void files() throws IOException {
        for (var name : List.of("a.csv", "b.csv", "c.json", "_SUCCESS", ".hidden.csv", "sub/d.csv", "sub/deep/e.csv")) {
            touch(name);
        }
    }

    private void touch(String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
    }

    private String list(Map<String, String> options, String... paths) throws IOException {
        var absolute = List.of(paths).stream().map(path -> path.startsWith("file:") ? path : folder + "/" + path)
                .toList();
        return String.join(" ", FileListing.of(absolute, options).files().stream()
                .map(file -> folder.relativize(file).toString()).toList());
    }

    @Test
    void filesFoldersAndPatternsAreListedInOrder() throws IOException {
        assertEquals("a.csv", list(Map.of(), "a.csv"));
        assertEquals("a.csv b.csv c.json", list(Map.of(), ""));
        assertEquals("a.csv b.csv", list(Map.of(), "*.csv"));
        assertEquals("b.csv", list(Map.of(), "[b-z].csv"));
        assertEquals("a.csv b.csv c.json", list(Map.of(), "?.{csv,json}"));
        assertEquals("a.csv sub/d.csv", list(Map.of(), "{a,sub/d}.csv"));
        assertEquals("a.csv b.csv sub/d.csv sub/deep/e.csv", list(Map.of(), "**/*.csv"));
        assertEquals("sub/d.csv sub/deep/e.csv", list(Map.of(), "sub/**"));
        assertEquals("c.json a.csv", list(Map.of(), "c.json", "a.csv"));
        assertEquals("a.csv", list(Map.of(), "file:" + folder + "/a.csv"));
        assertEquals("a.csv", list(Map.of(), "file://" + folder + "/a%2Ecsv"));
    }

    @Test
    void subFoldersAreReadOnlyWhenAsked() throws IOException {
        assertEquals("sub/d.csv", list(Map.of(), "sub"));
        assertEquals("sub/d.csv sub/deep/e.csv", list(Map.of("recursivefilelookup", "true"), "sub"));
        assertEquals("a.csv b.csv", list(Map.of("pathglobfilter", "*.csv"), ""));
    }

    @Test
    void aNameThatLooksLikeAPatternIsFoundFirst() throws IOException {
        touch("x[1].csv");
        assertEquals("x[1].csv", list(Map.of(), "x[1].csv"));
    }

    private String failure(String... paths) {
        var error = assertThrows(DataException.class, () -> list(Map.of(), paths));
        return error.getMessage().replace(folder.toString(), "FOLDER");
    }

    @Test
    void aMissingPathNamesWhatLiesNear() {
        assertEquals(
                "[PATH_NOT_FOUND] `FOLDER/aa.csv` does not exist. The folder `FOLDER` exists; in it there is `a.csv`,"
                        + " `b.csv`.",
                failure("aa.csv"));
        assertEquals(
                "[PATH_NOT_FOUND] `FOLDER/sbu/d.csv` does not exist. The folder `FOLDER` exists; in it there is `sub`.",
                failure("sbu/d.csv"));
        assertEquals("[PATH_NOT_FOUND] `FOLDER/a.csv/x` does not exist. `FOLDER/a.csv` is a file, not a folder.",
                failure("a.csv/x"));
        assertEquals("[PATH_NOT_FOUND] No file matches `FOLDER/*.parquet`. The folder `FOLDER` has `a.csv`, `b.csv`,"
                + " `c.json`, `sub`.", failure("*.parquet"));
        assertEquals("[PATH_NOT_FOUND] The pattern `FOLDER/{a` has a { without its }.", failure("{a"));
        assertTrue(
                failure("file:/nowhere/at/all").startsWith("[PATH_NOT_FOUND] `file:/nowhere/at/all` does not exist."));
        assertTrue(assertThrows(DataException.class, () -> FileListing.of(List.of("s3://b/k"), Map.of())).getMessage()
                .startsWith("[FAILED_READ_FILE.UNSUPPORTED_FILE_SYSTEM]"));
        assertThrows(DataException.class, () -> FileListing.of(List.of("a\0b"), Map.of()));
        assertThrows(DataException.class, () -> FileListing.of(List.of(), Map.of()));
    }

    @Test
    void partitionFoldersBecomeTypedColumns() throws IOException {
        touch("p/year=2020/day=2020-01-02/kind=a%20b/1.csv");
        touch("p/year=2020/day=2020-01-02/kind=a%20b/2.csv");
        touch("p/year=2021/day=__HIVE_DEFAULT_PARTITION__/kind=c/3.csv");
        touch("p/_temporary/x.csv");
        var listing = FileListing.of(List.of(folder + "/p"), Map.of());
        assertEquals("struct<year:int,day:date,kind:string>", listing.partitionSchema().simpleString());
        var source = listing.source(new NameFormat(), null, Map.of());
        assertEquals("struct<name:string,year:int,day:date,kind:string>", source.schema().simpleString());
        assertEquals("1.csv|2020|2020-01-02|a b\n2.csv|2020|2020-01-02|a b\n3.csv|2021|null|c",
                ReadAll.text(ReadAll.rows(source)));
        assertEquals("c|3.csv", ReadAll.text(ReadAll.rows(source, List.of("kind", "name"),
                List.of(new ScanFilter.Compare(1, ScanFilter.Comparison.GREATER, 2020)), 4096)));
        assertEquals("2020|2020-01-02\n2020|2020-01-02", ReadAll.text(ReadAll.rows(source, List.of("year", "day"),
                List.of(new ScanFilter.Compare(2, ScanFilter.Comparison.EQUAL, LocalDate.of(2020, 1, 2))), 1)));
        assertEquals(3, ReadAll.count(source));
        assertEquals(3, source.statistics().rows().getAsLong());
    }

    @Test
    void partitionTypesAreWhatAllValuesHaveInCommon() {
        assertEquals("bigint", PartitionValues.commonType(List.of("1", "30000000000")).simpleString());
        assertEquals("double", PartitionValues.commonType(List.of("1", "2.5")).simpleString());
        assertEquals("string", PartitionValues.commonType(List.of("1", "2020-02-30")).simpleString());
        assertEquals("string", PartitionValues.commonType(List.of("2020-02-30")).simpleString());
        assertEquals("int", PartitionValues.commonType(List.of("01", "-7")).simpleString());
    }

    @Test
    void theBasePathSaysWhereColumnsBegin() throws IOException {
        touch("p/year=2020/1.csv");
        var below = folder + "/p/year=2020";
        assertEquals("struct<>", FileListing.of(List.of(below), Map.of()).partitionSchema().simpleString());
        assertEquals("struct<year:int>", FileListing.of(List.of(below), Map.of("basepath", folder + "/p"))
                .partitionSchema().simpleString());
        assertEquals("struct<year:int>", FileListing.of(List.of(below + "/*.csv"), Map.of("basepath", folder + "/p"))
                .partitionSchema().simpleString());
    }

    @Test
    void theUsersSchemaDecidesAPartitionColumnsType() throws IOException {
        touch("p/year=2020/1.csv");
        var schema = new StructType().add("name", DataTypes.StringType).add("year", DataTypes.StringType);
        var listing = FileListing.of(List.of(folder + "/p"), Map.of());
        assertEquals("struct<name:string,year:string>",
                listing.source(new NameFormat(), schema, Map.of()).schema().simpleString());
        var dates = new StructType().add("year", DataTypes.DateType);
        assertTrue(
                assertThrows(DataException.class, () -> listing.source(new NameFormat(), dates, Map.of())).getMessage()
                        .contains("year=2020"));
    }

    @Test
    void foldersThatDisagreeAreRefused() throws IOException {
        touch("p/year=2020/1.csv");
        touch("p/month=1/2.csv");
        var error = assertThrows(DataException.class, () -> FileListing.of(List.of(folder + "/p"), Map.of()));
        assertTrue(error.getMessage().startsWith("[CONFLICTING_PARTITION_COLUMN_NAMES]"), error.getMessage());
    }

    @Test
    void anEmptyFolderIsATableOnlyWithASchema() throws IOException {
        Files.createDirectories(folder.resolve("empty/plain"));
        var listing = FileListing.of(List.of(folder + "/empty"), Map.of());
        var error = assertThrows(DataException.class, () -> listing.source(new NameFormat(), null, Map.of()));
        assertTrue(error.getMessage().contains("`plain` was not entered"), error.getMessage());
        var source = listing.source(new NameFormat(), new StructType().add("a", DataTypes.LongType), Map.of());
        assertEquals(0, ReadAll.count(source));
    }

    @Test
    void optionsAreReadWithAType() {
        var options = new FormatOptions("csv", Map.of("header", "yes", "maxpartitionbytes", "64k", "mode", "failfast"));
        assertEquals("[INVALID_OPTION_VALUE] Option `header` of csv is 'yes'; it must be true or false.",
                assertThrows(DataException.class, () -> options.flag("header", false)).getMessage());
        assertEquals(65536, options.size("maxPartitionBytes", 1));
        assertThrows(DataException.class, () -> options.size("mode", 1));
        assertThrows(DataException.class, () -> options.number("mode", 1, 0));
        assertEquals("[DATA_SOURCE_NOT_FOUND]",
                assertThrows(DataException.class, () -> Formats.named("cvs")).getMessage().split(" ")[0]);
    }
}

package dev.vonk.repl.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SqlCommandTest {
    private static final String PEOPLE = "CREATE TEMPORARY VIEW people AS SELECT * FROM VALUES "
            + "(1, 'Ada', array(1, 2)), (2, NULL, NULL), (3, 'a|\"b\", c', array()) AS t(id, name, list);\n";

    private final Bench bench = new Bench();

    @TempDir
    private Path folder;

    @Test
    void eachStatementPrintsWhatItGives() {
        assertEquals(0, bench.vonk("sql", "-e", PEOPLE + "SELECT id, name FROM people WHERE id < 3; SELECT 'x;y' AS x"),
                bench::err);
        assertEquals("""
                ┌─────┬────────┐
                │  id │ name   │
                │ int │ string │
                ├─────┼────────┤
                │   1 │ Ada    │
                │   2 │ ∅      │
                └─────┴────────┘
                2 rows
                ┌────────┐
                │ x      │
                │ string │
                ├────────┤
                │ x;y    │
                └────────┘
                1 row
                """, bench.out());
    }

    @Test
    void csvHasAllRowsUnderTheNames() {
        assertEquals(0, bench.vonk("sql", "--format", "csv", "-e", PEOPLE + "SELECT *, id FROM people"), bench::err);
        assertEquals("""
                id,name,list,id
                1,Ada,"[1, 2]",1
                2,,,2
                3,"a|""b"", c",[],3
                """, bench.out());
    }

    @Test
    void jsonIsAnObjectOnEachLine() {
        assertEquals(0, bench.vonk("sql", "--format", "JSON", "-e", PEOPLE + "SELECT id, list FROM people"),
                bench::err);
        assertEquals("""
                {"id":1,"list":[1,2]}
                {"id":2}
                {"id":3,"list":[]}
                """, bench.out());
    }

    @Test
    void markdownIsATable() {
        assertEquals(0, bench.vonk("sql", "--format", "markdown", "-e", PEOPLE + "SELECT id, name FROM people"),
                bench::err);
        assertEquals("""
                | id | name |
                | --- | --- |
                | 1 | Ada |
                | 2 |  |
                | 3 | a\\|"b", c |
                """, bench.out());
    }

    @Test
    void whatIsPipedInIsRun() {
        assertEquals(0, bench.reading("SELECT id FROM range(3)").vonk("sql", "--format", "csv"), bench::err);
        assertEquals("id\n0\n1\n2\n", bench.out());
        var named = new Bench();
        assertEquals(0, named.reading("SELECT 1 AS one").vonk("sql", "--format", "csv", "-f", "-"), named::err);
        assertEquals("one\n1\n", named.out());
    }

    @Test
    void aMistakeIsShownAtItsLineOfTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"),
                "SELECT 1 AS one;\n\n  SELECT 2\n  FORM range(3);\nSELECT 4");
        assertEquals(1, bench.vonk("sql", "--format", "csv", "-f", file.toString()));
        assertEquals("one\n1\n", bench.out());
        assertEquals("""
                [PARSE_SYNTAX_ERROR] 'FORM' does not fit here: did you mean FROM? (line 4, column 3)
                  FORM range(3)
                  ^^^^
                """, bench.err());
    }

    @Test
    void aColumnThatIsNotThereIsUnderlined() {
        assertEquals(1, bench.vonk("sql", "-e", PEOPLE + "SELECT nmae FROM people"));
        assertTrue(bench.err().startsWith("[UNRESOLVED_COLUMN.WITH_SUGGESTION]"), bench::err);
        assertTrue(bench.err().contains("(line 2, column 8)\nSELECT nmae FROM people\n       ^^^^\n"), bench::err);
        assertTrue(bench.err().contains("name"), bench::err);
    }

    @Test
    void anErrorOfTheRowsEndsTheRunToo() {
        assertEquals(1, bench.vonk("sql", "-e", "SELECT 1 / (id - id) FROM range(2); SELECT 5"));
        assertTrue(bench.err().contains("[DIVIDE_BY_ZERO]"), bench::err);
        assertEquals("", bench.out());
    }

    @Test
    void mistakesOfUseAreToldInASentence() {
        assertEquals(2, bench.vonk("sql", "-f", folder.resolve("none.sql").toString()));
        assertTrue(bench.err().contains("There is no file"), bench::err);
        var format = new Bench();
        assertEquals(2, format.vonk("sql", "-e", "SELECT 1", "--format", "xml"));
        assertTrue(format.err().contains("xml"), format::err);
        var both = new Bench();
        assertEquals(2, both.vonk("sql", "-e", "SELECT 1", "-f", "a.sql"));
        var master = new Bench();
        assertEquals(2, master.vonk("sql", "-e", "SELECT 1", "--master", "nowhere"));
        assertTrue(master.err().contains("[INVALID_MASTER]"), master::err);
    }
}

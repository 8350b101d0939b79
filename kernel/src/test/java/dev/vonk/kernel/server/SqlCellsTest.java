package dev.vonk.kernel.server;

import dev.vonk.Session;
import dev.vonk.kernel.client.InProcessConnection;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Cells of SQL, as a front end sees them.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SqlCellsTest {
    private static Session spark;
    private static KernelClient kernel;

    private final List<CellEvent> events = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        spark = Session.builder().master("local[2]").config("spark.sql.session.timeZone", "UTC").create();
        kernel = new KernelClient(new InProcessConnection(SessionKernel.start(spark, DisplayLimits::notebook)));
    }

    @AfterAll
    static void end() {
        kernel.close();
    }

    @BeforeEach
    void people() {
        spark.sql("CREATE OR REPLACE TEMPORARY VIEW people AS SELECT * FROM VALUES (1, 'Ada', 36), (2, 'Alan', 41) "
                + "AS t(id, name, age)");
    }

    @Test
    void theLastStatementIsTheTableOfTheCell() {
        run("%%sql\nCREATE OR REPLACE TEMP VIEW old AS SELECT * FROM people WHERE age > 40;\n\nSELECT name FROM old;");
        CellEvent.Result result = only(CellEvent.Result.class);
        assertEquals("DataFrame", result.type());
        assertTrue(result.bundle().containsKey("application/vnd.vonk.table+json"), "a front end can ask for more");
        assertEquals("""
                ┌────────┐
                │ name   │
                │ string │
                ├────────┤
                │ Alan   │
                └────────┘
                1 row""", result.bundle().get("text/plain"));
    }

    @Test
    void aVariableKeepsTheRowsForJava() {
        run("%%sql adults\nSELECT * FROM people WHERE age > 40");
        assertEquals("1", value("adults.count()"));
        run("%%sql --name all\nSELECT * FROM people");
        assertEquals("2", value("all.count()"));
        run("%%sql\nSELECT * FROM people");
        assertEquals("2", value("_sql.count()"));
    }

    @Test
    void aLineOfSqlStandsAmongJava() {
        run("int least = 40;\n%sql SELECT * FROM people WHERE age < 40\nlong young = _sql.count();");
        assertEquals("1", value("young"));
        run("%sql SELECT count(*) AS n FROM people");
        assertTrue(String.valueOf(only(CellEvent.Result.class).bundle().get("text/plain")).contains(" 2 │"));
    }

    @Test
    void aCommandWithoutRowsShowsNothing() {
        run("%%sql\nCREATE OR REPLACE TEMP VIEW one AS SELECT 1 AS x");
        assertEquals(List.of(), all(CellEvent.Result.class));
        assertEquals(CellEvent.Ending.OK, only(CellEvent.Finished.class).ending());
    }

    @Test
    void aMistakeIsAtItsPlaceInTheCell() {
        run("%%sql\nSELECT 1;\nSELECT 2\n  FORM people");
        CellEvent.Failed failed = only(CellEvent.Failed.class);
        assertEquals("""
                #1:4:3: [PARSE_SYNTAX_ERROR] 'FORM' does not fit here: did you mean FROM?
                      FORM people
                      ^^^^""", failed.text());
        assertEquals(new CellEvent.Place(4, 3, 4), failed.problems().getFirst().place());
    }

    @Test
    void aColumnThatIsNotThereIsAtItsPlaceToo() {
        run("%%sql x\nSELECT name,\n  agee FROM people");
        CellEvent.Failed failed = only(CellEvent.Failed.class);
        assertTrue(failed.text().startsWith("#1:3:3: [UNRESOLVED_COLUMN.WITH_SUGGESTION]"), failed::text);
        assertTrue(failed.text().contains("`age`"), failed::text);
        assertEquals(new CellEvent.Place(3, 3, 4), failed.problems().getFirst().place());
    }

    @Test
    void whatIsWrongWithTheDataIsToldWithoutAStack() {
        run("%%sql\nSELECT 1 / (id - id) FROM people");
        assertTrue(only(CellEvent.Failed.class).text().startsWith("[DIVIDE_BY_ZERO]"));
        assertFalse(only(CellEvent.Failed.class).text().contains("dev.vonk"));
    }

    @Test
    void aNameThatJavaHasNoVariableForIsRefused() {
        run("%%sql class\nSELECT 1");
        assertTrue(only(CellEvent.Failed.class).text().contains("class cannot be the variable"));
    }

    @Test
    void cellsHangTogetherByViews() {
        run("%%sql grown\nCREATE OR REPLACE TEMP VIEW grown_ups AS SELECT * FROM people;\nSELECT * FROM grown_ups");
        CellEvent.Dependencies made = only(CellEvent.Dependencies.class);
        assertEquals(List.of("grown", "grown_ups"), made.defines().stream().sorted().toList());
        assertEquals(List.of("people"), made.uses());
        run("spark.range(3).createOrReplaceTempView(\"small\");");
        assertEquals(List.of("small"), only(CellEvent.Dependencies.class).defines());
        run("spark.table(\"small\").count()");
        assertEquals(List.of("small"), only(CellEvent.Dependencies.class).uses());
    }

    @Test
    void onlyWhatIsNoSqlIsAProblemWhileItIsWritten() {
        assertEquals("3:3 [PARSE_SYNTAX_ERROR] 'wher' does not fit here: did you mean WHERE?",
                problems("%%sql\nSELECT * FROM nowhere\nn wher id > 1"));
        assertEquals("", problems("%%sql\nSELECT id FROM"));
        assertEquals("", problems("%%sql\nSELECT nothing FROM nowhere;"));
        assertEquals("", problems("%%sql\n"));
    }

    @Test
    void columnsTablesFunctionsAndKeywordsAreOffered() {
        assertEquals("age COLUMN", first("%%sql\nSELECT a| FROM people", Answer.Kind.COLUMN));
        assertEquals("id COLUMN, name COLUMN, age COLUMN",
                first("%%sql\nSELECT p.| FROM people AS p", Answer.Kind.COLUMN));
        assertEquals("people NAME", first("%%sql\nSELECT 1 FROM peo|", Answer.Kind.NAME));
        assertEquals("upper( METHOD", first("%%sql\nSELECT uppe|", Answer.Kind.METHOD));
        assertEquals("FROM KEYWORD", first("%%sql\nSELECT 1 FRO|", Answer.Kind.KEYWORD));
        assertEquals("from KEYWORD", first("%%sql\nselect 1 fro|", Answer.Kind.KEYWORD));
        assertEquals("SELECT KEYWORD", first("%%sql\nSELECT 1;\nSELE|", Answer.Kind.KEYWORD));
        assertEquals("name COLUMN", first("%sql SELECT * FROM people WHERE na|", Answer.Kind.COLUMN));
        assertEquals("", first("%%sql\nSELECT 'na| FROM people", Answer.Kind.COLUMN));
    }

    @Test
    void aFunctionIsExplained() {
        String text = "%%sql\nSELECT substring('abc', ";
        Answer.Description found = kernel.describe(text, text.length()).join();
        assertTrue(found.signatures().getFirst().text().startsWith("substring("), found::toString);
        assertEquals(1, found.argument());
    }

    @Test
    void aSemicolonOrAnEmptyLineEndsItAtAPrompt() {
        assertEquals(Answer.State.INCOMPLETE, kernel.completeness("%%sql\n").join());
        assertEquals(Answer.State.INCOMPLETE, kernel.completeness("%%sql\nSELECT ';'\n").join());
        assertEquals(Answer.State.COMPLETE, kernel.completeness("%%sql\nSELECT 1;\n").join());
        assertEquals(Answer.State.COMPLETE, kernel.completeness("%%sql\nSELECT 1\n\n").join());
        assertEquals(Answer.State.COMPLETE, kernel.completeness("%sql SELECT 1\n").join());
    }

    private void run(String text) {
        events.clear();
        kernel.execute("1", text, events::add).join();
    }

    private String value(String text) {
        run(text);
        return String.valueOf(only(CellEvent.Result.class).bundle().get("text/plain"));
    }

    private <T extends CellEvent> T only(Class<T> type) {
        List<T> found = all(type);
        assertEquals(1, found.size(), () -> events.toString());
        return found.getFirst();
    }

    private <T extends CellEvent> List<T> all(Class<T> type) {
        return new ArrayList<>(events).stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static String problems(String text) {
        return kernel.check(text).join().stream()
                .map(each -> each.place().line() + ":" + each.place().column() + " " + each.message())
                .collect(Collectors.joining("\n"));
    }

    /// What is offered of a kind at the bar.
    private static String first(String marked, Answer.Kind kind) {
        int cursor = marked.indexOf('|');
        return kernel.complete(marked.replace("|", ""), cursor).join().candidates().stream()
                .filter(each -> each.kind() == kind).limit(3)
                .map(each -> each.text() + " " + each.kind()).collect(Collectors.joining(", "));
    }
}

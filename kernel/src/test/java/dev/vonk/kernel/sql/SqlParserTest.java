package dev.vonk.kernel.sql;

import dev.vonk.kernel.golden.Golden;
import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.kernel.sql.token.ParseOptions;
import dev.vonk.kernel.syntax.Fragment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Every line of an `.sql` file under the resources is a statement; the `.golden` file beside it holds what it reads as:
/// the tree, or the error with its carets.
class SqlParserTest {
    @ParameterizedTest
    @ValueSource(strings = {"expressions", "literals", "queries", "relations", "groupings", "windows", "pipes", "types",
        "errors"})
    void textsReadAsTheyDid(String name) {
        var out = new StringBuilder();
        for (var line : Golden.read(SqlParserTest.class, name + ".sql").split("\n")) {
            out.append(line).append('\n');
            if (!line.isBlank() && !line.startsWith("--")) {
                out.append(read(line)).append("\n\n");
            }
        }
        Golden.assertMatches(SqlParserTest.class, name + ".golden", out.toString());
    }

    private static String read(String line) {
        try {
            return "  " + Trees.text(SqlParser.statement(line));
        } catch (ParseException wrong) {
            return "  " + wrong.getMessage().replace("\n", "\n  ") + "\n  SQLSTATE " + wrong.sqlState();
        }
    }

    @Test
    void theQueriesOfTpcHAreRead() throws IOException {
        try (var files = Files.list(Golden.path(SqlParserTest.class, "tpch"))) {
            var queries = files.sorted().toList();
            assertEquals(22, queries.size());
            for (Path query : queries) {
                SqlParser.statement(Files.readString(query));
            }
        }
    }

    @Test
    void aScriptIsCutOutsideQuotesAndComments() {
        var script = "select ';' ; -- one; two\n/* ; */ select \";\", `;` ;;\n select r'\\';";
        var parts = SqlParser.script(script).stream().map(Fragment::words).toList();
        assertEquals(List.of("select ';'", "select \";\", `;`", "select r'\\'"), parts);
        assertEquals(List.of(), SqlParser.script(" ; -- nothing\n ;"));
    }

    @Test
    void optionsChangeWhatIsRead() {
        var reserved = ParseOptions.DEFAULT.withReservedWords(true);
        assertThrows(ParseException.class, () -> SqlParser.statement("select 1 as select", reserved));
        SqlParser.statement("select left(a, 1), filter(b, x -> x > 1) from t", reserved);
        SqlParser.statement("select 1 as select");
        var quoted = ParseOptions.DEFAULT.withDoubleQuotedNames(true);
        assertEquals("a\"b", Trees.text(SqlParser.expression("\"a\"\"b\"", quoted)));
        assertEquals("'a\"b'", Trees.text(SqlParser.expression("\"a\"\"b\"")));
        var decimal = ParseOptions.DEFAULT.withExponentIsDecimal(true);
        assertEquals("1500:decimal(4,0)", Trees.text(SqlParser.expression("1.5e3", decimal)));
        assertEquals("1500.0:double", Trees.text(SqlParser.expression("1.5e3")));
        var flat = "table a union table b intersect table c";
        assertTrue(Trees.text(SqlParser.statement(flat)).startsWith("Rows(SetOperation(UNION"));
        assertTrue(Trees.text(SqlParser.statement(flat, ParseOptions.DEFAULT.withFlatSetOperations(true)))
                .startsWith("Rows(SetOperation(INTERSECT"));
        var local = ParseOptions.DEFAULT.withLocalTimestamps(true);
        assertEquals("cast(a as timestamp_ntz)", Trees.text(SqlParser.expression("cast(a as timestamp)", local)));
        assertEquals("cast(a as timestamp)", Trees.text(SqlParser.expression("cast(a as timestamp_ltz)", local)));
        assertThrows(ParseException.class,
                () -> SqlParser.statement("table a | where b", ParseOptions.DEFAULT.withSinglePipe(false)));
    }

    @Test
    void anErrorSaysWhatCouldHaveStoodThere() {
        var wrong = assertThrows(ParseException.class, () -> SqlParser.statement("select a form t"));
        assertEquals("PARSE_SYNTAX_ERROR", wrong.condition());
        assertEquals("42601", wrong.sqlState());
        assertEquals("FROM", wrong.replacements().getFirst());
        assertEquals("form", wrong.fragment().words());
        assertTrue(wrong.expected().containsAll(List.of("FROM", "WHERE", ",", "LIMIT")), wrong.expected()::toString);
    }

    @Test
    void aTextThatIsNotFinishedCanGoOn() {
        assertTrue(SqlParser.continuations("select a from t ").containsAll(List.of("WHERE", "JOIN", "GROUP", "UNION")));
        assertTrue(SqlParser.continuations("select a from t order ").contains("BY"));
        assertTrue(SqlParser.continuations("select * from a left ").contains("JOIN"));
        assertFalse(SqlParser.continuations("select * from a left ").contains("WHERE"));
        assertEquals(List.of(), List.copyOf(SqlParser.continuations("select ) from ")));
    }

    @Test
    void placesAreThoseOfTheText() {
        var text = "select a,  b + c*2 from t";
        var items = SqlParser.items("a,  b + c*2");
        assertEquals("b + c*2", items.get(1).origin().fragment().orElseThrow().words());
        assertEquals("c*2", items.get(1).parts().get(1).origin().fragment().orElseThrow().words());
        var statement = SqlParser.statement(text);
        assertEquals(text, statement.origin().fragment().orElseThrow().words());
    }
}

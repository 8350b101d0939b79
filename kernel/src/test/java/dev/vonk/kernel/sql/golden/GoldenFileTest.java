package dev.vonk.kernel.sql.golden;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GoldenFileTest {
    private static final String RESULT = """
            -- Automatically generated
            -- !query
            SELECT 'a
            b' AS a
            -- !query schema
            struct<a:string>
            -- !query output
            a
            b


            -- !query
            SELECT x
            -- !query schema
            struct<>
            -- !query output
            org.apache.spark.sql.catalyst.ExtendedAnalysisException
            {
              "errorClass" : "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION",
              "sqlState" : "42703"
            }


            -- !query
            CREATE VIEW v AS SELECT 1
            -- !query schema
            struct<>
            -- !query output

            """;

    @Test
    void aFileIsSplitIntoStatementsAndAnswers() {
        var file = GoldenFile.of("nonansi/a.sql", "--SET a = 1,b=2\nSELECT 1;\n", RESULT);
        assertEquals(List.of(GoldenStatement.Kind.QUERY, GoldenStatement.Kind.ERROR, GoldenStatement.Kind.COMMAND),
                file.statements().stream().map(GoldenStatement::kind).toList());
        assertEquals("SELECT 'a\nb' AS a", file.statements().getFirst().sql());
        assertEquals("a\nb", file.statements().getFirst().output());
        assertEquals(new GoldenStatement.Refusal("UNRESOLVED_COLUMN.WITHOUT_SUGGESTION", "42703"),
                file.statements().get(1).refusal().orElseThrow());
        assertEquals("1", file.settings().get("a"));
        assertEquals("2", file.settings().get("b"));
        assertEquals("false", file.settings().get("spark.sql.ansi.enabled"));
    }

    @Test
    void anOrderCountsOnlyOutsideOfParentheses() {
        assertTrue(SqlWords.of("select a from t -- x\norder by a").isOrdered());
        assertFalse(SqlWords.of("select a from (select * from t order by a) where b = ' order by '").isOrdered());
        assertEquals("SHOW TABLES", SqlWords.of("/* a */ show tables").first(2));
    }

    @Test
    void theWholeSuiteIsRead() {
        var files = GoldenJar.files();
        var scope = Scope.load();
        long all = files.stream().mapToLong(file -> file.statements().size()).sum();
        long core = files.stream().mapToLong(file -> file.statements().stream()
                .filter(statement -> scope.isCore(file, statement)).count()).sum();
        Map<GoldenStatement.Kind, Long> kinds = files.stream().flatMap(file -> file.statements().stream())
                .collect(Collectors.groupingBy(GoldenStatement::kind, Collectors.counting()));
        assertEquals(349, files.size());
        assertEquals(19_284, all, kinds.toString());
        assertEquals(15_384, core, kinds.toString());
        assertEquals(3_921, kinds.get(GoldenStatement.Kind.ERROR), kinds.toString());
    }
}

package dev.vonk.kernel.sql;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Keywords;
import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.kernel.sql.token.ParseOptions;
import dev.vonk.kernel.sql.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Texts that nobody would write: each is read or refused with an error that says so, and none takes long.
class HostileTextTest {
    private static final int DEEP = 20_000;

    @Test
    void anySoupOfTokensIsReadOrRefused() {
        var random = new Random(7);
        var words = new ArrayList<>(Keywords.every());
        for (var mark : List.of("(", ")", ",", ".", "*", "+", "-", "=", "<", ">", ">>", "|>", "|", "::", ":", "->",
                "=>",
                "[", "]", "?", "!", "/*+", "*/", ";", "||", "~")) {
            IntStream.range(0, 12).forEach(_ -> words.add(mark));
        }
        for (var word : List.of("a", "b.c", "`d`", "'e'", "\"f\"", "1", "2.5", "1e3", "r'x'", "select", "from", "t",
                "select", "from", "where", "group by", "order by", "1L", "'")) {
            IntStream.range(0, 20).forEach(_ -> words.add(word));
        }
        int read = 0;
        for (int i = 0; i < 10_000; i++) {
            var text = Stream.generate(() -> words.get(random.nextInt(words.size()))).limit(1 + random.nextInt(30))
                    .collect(Collectors.joining(" "));
            read += isRead(random.nextBoolean() ? "select " + text : text) ? 1 : 0;
        }
        assertTrue(read > 100, "only " + read + " were read");
    }

    private static boolean isRead(String text) {
        try {
            SqlParser.statement(text);
            return true;
        } catch (ParseException _) {
            return false;
        } catch (RuntimeException | StackOverflowError failed) {
            throw new AssertionError(text, failed);
        }
    }

    @Test
    void anyBitOfATextIsReadOrRefused() {
        var text = "with t as (select a, count(*) over (partition by b rows between 1 preceding and current row) c"
                + " from x lateral view explode(y) z as q) select case when a in (1, 2) then interval '1' day else"
                + " cast(b as array<map<string, decimal(3,1)>>)[0] end from t join (values (1), (2)) v(n) using (n)"
                + " |> aggregate sum(n) group by a |> order by a desc nulls last";
        for (int end = 0; end < text.length(); end++) {
            isRead(text.substring(0, end));
            isRead(text.substring(end));
            isRead(text.substring(0, end) + text.substring(end + 1));
        }
    }

    @Test
    void whatNestsTooDeepIsRefused() {
        for (var pair : List.of("f(:)", "(1 + :)", "(select :)", "case when a then : end", "array(:)[0]", "(a, :)",
                "x in (1, :)", "exists (select :)", "cast(: as int)", "trim(both from :)", "first(:)", "x -> (1, :)")) {
            var cut = pair.split(":");
            refuse("select " + cut[0].repeat(DEEP) + "1" + cut[1].repeat(DEEP));
            refuse("select " + cut[0].repeat(DEEP));
        }
        refuse("select * from " + "(select * from ".repeat(DEEP) + "t" + ")".repeat(DEEP));
        refuse("select * from " + "(a join ".repeat(DEEP) + "t" + ")".repeat(DEEP));
        refuse("select cast(a as " + "array<".repeat(DEEP) + "int" + ">".repeat(DEEP) + ")");
        refuse("select a" + "[0]".repeat(DEEP));
        refuse("select 1" + " + 1".repeat(DEEP));
        refuse("select " + "- ".repeat(DEEP) + "a");
        refuse("select " + "not ".repeat(DEEP) + "a");
        refuse("select 1" + " union select 1".repeat(DEEP));
        refuse("select 1" + " intersect select 1".repeat(DEEP));
        refuse("select * from t" + " join t".repeat(DEEP));
        refuse("table t" + " |> where a".repeat(DEEP));
    }

    private static void refuse(String text) {
        var wrong = assertThrows(ParseException.class, () -> SqlParser.statement(text));
        assertEquals("FAILED_TO_PARSE_TOO_COMPLEX", wrong.condition(), () -> wrong.getMessage().substring(0, 100));
    }

    @Test
    void whatIsOnlyLongIsRead() {
        SqlParser.statement("select " + "(".repeat(DEEP) + "1" + ")".repeat(DEEP));
        SqlParser.statement("select 1 where a in (" + "1, ".repeat(DEEP) + "1)");
        SqlParser.statement("select 1 where a = 1" + " and a = 1".repeat(DEEP));
        SqlParser.statement("select 1 where a = 1" + " or a = 1".repeat(DEEP));
        SqlParser.statement("select 1" + ", 1".repeat(DEEP));
        SqlParser.statement("values (1)" + ", (1)".repeat(DEEP));
        SqlParser.statement("select 1" + " union all select 1".repeat(1_000));
        SqlParser.statement("select 1" + " || 'a'".repeat(1_000));
    }

    @Test
    void theCostGrowsWithTheText() {
        for (var pair : List.of("(:)", "((select 1) + :)", "(a, :)", "f(:)", "first(:)", "trim(:)", "position(: in b)",
                "substring(:, 1)", "dateadd(day, :)", "overlay(:, 1)", "(x, y) -> (1, :)")) {
            var cut = pair.split(":");
            double few = looks(cut[0].repeat(15) + "1" + cut[1].repeat(15));
            double many = looks(cut[0].repeat(90) + "1" + cut[1].repeat(90));
            assertTrue(many < 7 * few, () -> pair + ": " + few + " looks for 15, " + many + " for 90");
        }
    }

    private static double looks(String expression) {
        var tokens = new Tokens(expression, ParseOptions.DEFAULT);
        new Grammar(tokens).expressions().expression();
        assertTrue(tokens.atEnd());
        return tokens.looks();
    }
}

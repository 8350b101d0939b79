package dev.vonk.kernel.document;

import dev.vonk.kernel.golden.Golden;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JavaTokensTest {
    private static String kinds(String source) {
        StringBuilder out = new StringBuilder();
        for (JavaToken token : JavaTokens.of(source)) {
            out.append(token.kind()).append(token.complete() ? "" : "?").append(' ');
            out.append(token.text(source).replace("\n", "\\n")).append('\n');
        }
        return out.toString();
    }

    @Test
    void aCellIsSplitIntoItsTokens() {
        Golden.assertMatches(getClass(), "tokens.golden", kinds(Golden.read(getClass(), "tokens.txt")));
    }

    @Test
    void whatIsNotClosedSaysSo() {
        assertEquals("STRING? \"abc\nIDENTIFIER x\n", kinds("\"abc\nx"));
        assertEquals("STRING? \"\"\"\\nabc\n", kinds("\"\"\"\nabc"));
        assertEquals("COMMENT? /* a\n", kinds("/* a"));
        assertEquals("STRING? '\n", kinds("'"));
    }

    @Test
    void anyTextIsTakenWholeAndInOrder() {
        Random random = new Random(11);
        String letters = "ab1.\"'\\/*\n @_%{}()é🎉-e0x";
        int[] points = letters.codePoints().toArray();
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int index = random.nextInt(30); index > 0; index--) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
            String source = text.toString();
            int end = 0;
            for (JavaToken token : JavaTokens.of(source)) {
                assertTrue(source.substring(end, token.start()).isBlank() && token.end() > token.start(), source);
                end = token.end();
            }
            assertTrue(source.substring(end).isBlank(), source);
        }
    }

    @Test
    void wordsThatAreSometimesKeywordsDependOnWhatFollows() {
        List<String> words = List.of("var x = record.yield(when);", "record P(int x) {}", "yield 5;", "var = 1");
        assertEquals(
                """
                KEYWORD var
                IDENTIFIER x
                OPERATOR =
                IDENTIFIER record
                OPERATOR .
                IDENTIFIER yield
                OPERATOR (
                IDENTIFIER when
                OPERATOR )
                OPERATOR ;
                """,
                kinds(words.get(0)));
        assertTrue(kinds(words.get(1)).startsWith("KEYWORD record\nIDENTIFIER P"));
        assertTrue(kinds(words.get(2)).startsWith("KEYWORD yield"));
        assertTrue(kinds(words.get(3)).startsWith("IDENTIFIER var"));
    }
}

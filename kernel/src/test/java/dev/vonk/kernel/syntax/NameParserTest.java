package dev.vonk.kernel.syntax;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class NameParserTest {
    @Test
    void aDotPartsAName() {
        assertEquals(Optional.of(List.of("a")), NameParser.parse("a"));
        assertEquals(Optional.of(List.of("a", "b c", "d")), NameParser.parse("a.b c.d"));
        assertEquals(Optional.of(List.of("t", "*")), NameParser.parse("t.*"));
    }

    @Test
    void backticksTakeTheMeaningOfADotAway() {
        assertEquals(Optional.of(List.of("a.b")), NameParser.parse("`a.b`"));
        assertEquals(Optional.of(List.of("a", "b.c", "d")), NameParser.parse("a.`b.c`.d"));
        assertEquals(Optional.of(List.of("a`b")), NameParser.parse("`a``b`"));
    }

    @Test
    void whatIsNoNameIsRefused() {
        for (var text : List.of("a.", ".a", "a..b", "`a", "`a`b", "a`b`", "``", "`a`.", "`a`.`", "a.b`")) {
            assertEquals(Optional.empty(), NameParser.parse(text), text);
        }
    }

    @Test
    void aQuotedNameIsReadBack() {
        for (var name : List.of("a", "a.b", "a`b", "`", "sum(x)", " ")) {
            assertEquals(Optional.of(List.of(name)), NameParser.parse(NameParser.quoted(name)), name);
        }
    }
}

package dev.vonk.kernel.analysis;

import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ArityTest {
    @Test
    void theUsageTellsHowManyArgumentsThereAre() {
        assertEquals(Optional.of(new Arity(1, 1)), Arity.of("upper(str)"));
        assertEquals(Optional.of(new Arity(2, 3)), Arity.of("substring(str, pos[, len])"));
        assertEquals(Optional.of(new Arity(1, 3)), Arity.of("f(a [, b [, c]])"));
        assertEquals(Optional.of(new Arity(0, 0)), Arity.of("pi()"));
        assertEquals(Optional.of(new Arity(2, Integer.MAX_VALUE)), Arity.of("coalesce(expr1, expr2, ...)"));
        assertEquals(Optional.empty(), Arity.of("left + right"));
        assertEquals(Optional.empty(), Arity.of("count(*), count(expr, ...)"));
    }

    @Test
    void itReadsAsASentence() {
        assertEquals("no arguments", new Arity(0, 0).text());
        assertEquals("1 argument", new Arity(1, 1).text());
        assertEquals("2 or 3 arguments", new Arity(2, 3).text());
        assertEquals("1 to 3 arguments", new Arity(1, 3).text());
        assertEquals("at least 1 argument", new Arity(1, Integer.MAX_VALUE).text());
    }
}

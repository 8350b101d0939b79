package dev.vonk.kernel.status;

import dev.vonk.runtime.operator.TaskCounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class PartsTest {
    @Test
    void aTagEscapesTextAndAttributes() {
        assertEquals("<a href=\"/?a=&quot;&gt;&lt;b&gt;\">1 &lt; 2 &amp; &#39;x&#39; ?</a>",
                Tag.of("a", "1 < 2 & 'x' \u0007").with("href", "/?a=\"><b>").toString());
        assertThrows(IllegalArgumentException.class, () -> Tag.of("a onclick=x"));
        assertThrows(IllegalArgumentException.class, () -> Tag.of("a").with("x=y ", "z"));
    }

    @Test
    void stagesStandBehindTheirInputs() {
        var layout = StageLayout.of(List.of(stage(0), stage(1), stage(2, 1), stage(3, 0), stage(4, 2, 3), stage(5)));
        assertEquals(Map.of(0, new StageLayout.Place(0, 0), 1, new StageLayout.Place(0, 1), 5,
                new StageLayout.Place(0, 2), 3, new StageLayout.Place(1, 0), 2, new StageLayout.Place(1, 1), 4,
                new StageLayout.Place(2, 0)), layout.places());
        assertEquals(3, layout.columns());
        assertEquals(3, layout.rows());
    }

    private static StageView stage(int id, Integer... inputs) {
        return new StageView(id, "x", 1, List.of(inputs), "", true, 0, 0, 0, 0, TaskCounts.ZERO, 0);
    }

    @Test
    void secretsOfSettingsAreHidden() {
        var shown = Secrets.hidden(Map.of("spark.app.name", "orders", "my.db.password", "p", "fs.s3a.secret.key", "k",
                "vonk.pool.join", "x", "x.url", "jdbc:x://user:pw@host/db", "spark.master",
                "sc://h:1/;token=abc", "y", "vonk1:127.0.0.1:1::abc", "fs.s3a.access.key", "k", "api_token", "t"));
        assertEquals("orders", shown.remove("spark.app.name"));
        assertEquals(List.of("(hidden)"), shown.values().stream().distinct().toList());
    }

    @Test
    void figuresAreReadable() {
        assertEquals("1,234,567", Figures.count(1_234_567));
        assertEquals("1023 B", Figures.bytes(1023));
        assertEquals("1.5 MiB", Figures.bytes(3 << 19));
        assertEquals("0.5 ms", Figures.time(500_000));
        assertEquals("2 min 05 s", Figures.time(125_000_000_000L));
    }
}

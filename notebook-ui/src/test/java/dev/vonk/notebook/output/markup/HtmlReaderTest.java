package dev.vonk.notebook.output.markup;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class HtmlReaderTest {
    private static Inline words(String text, Inline.Look... looks) {
        return new Inline.Words(text, Set.of(looks), "");
    }

    @Test
    void partsBecomeBlocks() {
        List<Block> blocks = HtmlReader.read("<h2>Head</h2>text <b>bold</b><ul><li>one<li>two</ul><hr>");
        assertEquals(new Block.Heading(2, List.of(words("Head"))), blocks.get(0));
        assertEquals(new Block.Paragraph(List.of(words("text "), words("bold", Inline.Look.BOLD))), blocks.get(1));
        assertEquals(new Block.Rule(), blocks.getLast());
    }

    @Test
    void tablesKeepHeadsAndSides() {
        Block.Grid grid = (Block.Grid) HtmlReader.read("""
                <table><thead><tr><th>a</th><th>b</th></tr></thead>
                <tbody><tr><td>1 &lt; 2</td><td style="text-align: right">x</td></tr></tbody></table>
                """).getFirst();
        assertEquals(new Block.Line(true, List.of(new Block.Field(Block.Align.LEFT, List.of(words("a"))),
                new Block.Field(Block.Align.LEFT, List.of(words("b"))))), grid.lines().getFirst());
        assertEquals(new Block.Line(false, List.of(new Block.Field(Block.Align.LEFT, List.of(words("1 < 2"))),
                new Block.Field(Block.Align.RIGHT, List.of(words("x"))))), grid.lines().getLast());
    }

    @Test
    void linksLeadToTheWebOnly() {
        assertEquals(List.of(new Block.Paragraph(List.of(
                new Inline.Words("web", Set.of(), "https://example.org/"), words(" "), words("script")))),
                HtmlReader.read("<a href='https://example.org/'>web</a> <a href='javascript:alert(1)'>script</a>"));
    }

    @Test
    void nothingHostileIsLeft() {
        String hostile = """
                <script>steal()</script><style>@import url(http://evil.example)</style>
                <img src="http://evil.example/a.png" alt="cat" onerror="steal()"><iframe src="http://evil.example"></iframe>
                <svg onload="steal()"><image href="http://evil.example/b.png"/></svg><p onclick="steal()">fine</p>
                <form action="http://evil.example"><input name="password"></form><object data="file:///etc/passwd">x
                """;
        String read = HtmlReader.read(hostile).toString();
        assertFalse(read.contains("steal"), read);
        assertFalse(read.contains("evil"), read);
        assertFalse(read.contains("passwd"), read);
    }

    @Test
    void wordsAreAllThatIsLeftForThoseWhoDoNotTrust() {
        assertEquals("Head\na b\nc d", HtmlReader.words(
                "<h1>Head</h1><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"));
    }
}

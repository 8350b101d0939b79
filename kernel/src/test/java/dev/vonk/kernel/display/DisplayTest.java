package dev.vonk.kernel.display;

import dev.vonk.kernel.golden.Golden;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static dev.vonk.kernel.display.Tables.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DisplayTest {
    record Point(int x, int y) {}

    record Trip(String from, List<Point> path, @Nullable Point end) {}

    record Named(String name) {
        @Override
        public String toString() {
            return "I am " + name;
        }
    }

    private static String text(@Nullable Object value) {
        return Display.of(value).plain();
    }

    @Test
    void simpleValuesAreShownAsTheyAre() {
        assertEquals("null", text(null));
        assertEquals("two\nlines", text("two\nlines"));
        assertEquals("42", text(42));
        assertEquals("1.5", text(1.5));
        assertEquals("Optional[3]", text(java.util.Optional.of(3)));
    }

    @Test
    void collectionsAndArraysShowTheirElements() {
        assertEquals("[1, 2, 3]", text(new int[]{1, 2, 3}));
        assertEquals("[[1.0], null, [2.0, 3.0]]", text(new double[][]{{1}, null, {2, 3}}));
        assertEquals("[\"a\", \"b\\\"c\"]", text(List.of("a", "b\"c")));
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("a", null);
        map.put("b", List.of(1L));
        assertEquals("{\"a\"=null, \"b\"=[1]}", text(map));
    }

    @Test
    void aMillionElementsAreCounted() {
        String text = text(new int[1_000_000]);
        assertTrue(text.endsWith("0, … 999,900 more]"), text);
    }

    @Test
    void aListThatHoldsItselfEnds() {
        List<@Nullable Object> list = new ArrayList<>();
        list.add(list);
        assertEquals("[[[[[[[[[…]]]]]]]]]", text(list));
    }

    @Test
    void aListOfRecordsIsATable() {
        MimeBundle bundle = Display.of(List.of(new Point(1, 2), new Point(30, 40)));
        Golden.assertMatches(getClass(), "records.golden",
                bundle.plain() + "\n" + bundle.textOf(MimeBundle.HTML).orElseThrow());
        assertTrue(bundle.has(MimeBundle.TABLE));
    }

    @Test
    void manyRecordsAreCutToTheRowLimitAndCounted() {
        List<Point> points = IntStream.range(0, 500).mapToObj(n -> new Point(n, -n)).toList();
        assertTrue(text(points).endsWith("20 of 500 rows shown"));
    }

    @Test
    void collectedRowsAreATable() {
        StructType schema = new StructType().add("id", DataTypes.LongType).add("name", DataTypes.StringType);
        String text = text(List.of(Row.of(schema, 1L, "Ann"), Row.of(schema, 2L, null)));
        assertEquals(
                """
                ┌────────┬────────┐
                │     id │ name   │
                │ bigint │ string │
                ├────────┼────────┤
                │      1 │ Ann    │
                │      2 │ ∅      │
                └────────┴────────┘
                2 rows""",
                text);
    }

    @Test
    void aLongRecordIsBrokenIntoLines() {
        List<Point> path = IntStream.range(0, 12).mapToObj(n -> new Point(n, n * n)).toList();
        Golden.assertMatches(getClass(), "record.golden", text(new Trip("Leiden", path, null)) + "\n");
        assertEquals("Point[x=1, y=2]", text(new Point(1, 2)));
        assertEquals("I am Vonk", text(new Named("Vonk")));
    }

    @Test
    void exceptionsShowTheirCausesAndTheCellsFrames() {
        RuntimeException thrown = new IllegalStateException("outer", new java.io.IOException("inner"));
        StackTraceElement cell = new StackTraceElement("REPL.$JShell$3", "run", "#3", 2);
        StackTraceElement ours = new StackTraceElement("dev.vonk.Inside", "run", "Inside.java", 10);
        thrown.setStackTrace(new StackTraceElement[]{ours, cell});
        thrown.getCause().setStackTrace(new StackTraceElement[]{ours});
        assertEquals(
                """
                java.lang.IllegalStateException: outer
                    at REPL.$JShell$3.run(#3:2)
                caused by java.io.IOException: inner
                    at dev.vonk.Inside.run(Inside.java:10)""",
                text(thrown));
    }

    @Test
    void aToStringThatThrowsIsReportedInsteadOfThrown() {
        Object hostile = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        };
        assertTrue(text(hostile).contains("failed: java.lang.IllegalStateException: no"));
    }

    @Test
    void longTextsAreCut() {
        String text = text("x".repeat(30_000));
        assertTrue(text.endsWith("… (10000 more characters)"));
    }

    @Test
    void aDisplayableShowsItself() {
        Displayable chart = limits -> MimeBundle.text("chart " + limits.width());
        assertEquals("chart 100", text(chart));
    }

    @Test
    void tablesAsHtmlAreEscapedAndMarked() {
        TableView hostile = TableView.of(
                List.of(new TableColumn("<script>alert(1)</script>", "string", false),
                        new TableColumn("n", "int", true)),
                List.of(row("<img src=x onerror=alert(1)>", 1), row("a & \"b\"", null)),
                true);
        String html = TableHtml.table(hostile, Tables.AMSTERDAM);
        assertFalse(html.contains("<script") || html.contains("<img"), html);
        Golden.assertMatches(getClass(), "table.html.golden", html);
        assertTrue(TableHtml.page(hostile, Tables.AMSTERDAM).startsWith("<!DOCTYPE html>"));
    }

    @Test
    void tablesAsJsonKeepNumbersExact() throws Exception {
        TableView big = TableView.of(
                List.of(new TableColumn("id", "bigint", true)), List.of(row(Long.MAX_VALUE), row(5L)), false);
        assertEquals(
                List.of(List.of("9223372036854775807"), List.of(5L)),
                TableJson.of(big, Tables.AMSTERDAM).get("rows"));
        String json = new com.fasterxml.jackson.databind.ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(TableJson.of(Tables.everyType(), Tables.AMSTERDAM));
        Golden.assertMatches(getClass(), "table.json.golden", json + "\n");
    }

    @Test
    void aBundleRefusesWhatItsTypeCannotHold() {
        assertThrows(IllegalArgumentException.class, () -> MimeBundle.empty().with(MimeBundle.HTML, List.of()));
        assertThrows(IllegalArgumentException.class, () -> MimeBundle.empty().with(MimeBundle.JSON, new Object()));
    }

    @Test
    void schemaTreesAreDrawnAsSparkDrawsThem() {
        StructType address = new StructType()
                .add("street", DataTypes.StringType)
                .add("marks", new MapType(DataTypes.StringType, new ArrayType(DataTypes.IntegerType, false), true),
                        false);
        StructType schema = new StructType()
                .add("id", DataTypes.LongType, false)
                .add("price", new DecimalType(10, 2))
                .add("addresses", new ArrayType(address, true));
        Golden.assertMatches(getClass(), "schema.golden", SchemaText.tree(schema));
        assertEquals(
                """
                root
                 |-- id: long (nullable = false)
                 |-- price: decimal(10,2) (nullable = true)
                 |-- addresses: array (nullable = true)
                """,
                SchemaText.tree(schema, 1));
    }
}

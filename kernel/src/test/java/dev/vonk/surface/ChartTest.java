package dev.vonk.surface;

import dev.vonk.Chart;
import dev.vonk.DataFrame;
import dev.vonk.Session;
import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.cell.CellOutcome;
import dev.vonk.kernel.cell.CellSession;
import dev.vonk.kernel.cell.CellSettings;
import dev.vonk.kernel.display.Display;
import dev.vonk.kernel.display.MimeBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static dev.vonk.Functions.rand;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChartTest {
    public record Place(String city) {}

    public record Sale(String region, int year, int amount, Place place) {}

    private static Session spark;
    private static DataFrame sales;

    @BeforeAll
    static void start() {
        spark = Session.builder().master("local[2]").create();
        sales = spark.createDataFrame(List.of(
                new Sale("north", 2024, 120, new Place("Oslo")), new Sale("south", 2024, 80, new Place("Rome")),
                new Sale("north", 2025, 150, new Place("Oslo"))), Sale.class);
    }

    @AfterAll
    static void stop() {
        spark.close();
    }

    @Test
    void aChartIsShownAsASpecificationADrawingAndWords() {
        MimeBundle shown = Display.of(Chart.bar(sales, "year", "amount").color("region").title("Sales"));
        assertEquals(List.of(MimeBundle.TEXT, MimeBundle.VEGA_LITE, MimeBundle.SVG),
                List.copyOf(shown.entries().keySet()));
        assertEquals("Bar chart “Sales”: amount by year, coloured by region", shown.plain());
        assertTrue(shown.textOf(MimeBundle.SVG).orElse("").contains("data-series=\"north\""));
    }

    @Test
    void everyKindIsMadeFromColumns() {
        for (Chart chart : List.of(Chart.bar(sales, "region"), Chart.line(sales, "year", "amount"),
                Chart.area(sales, "year", "amount"), Chart.scatter(sales, "year", "amount").color("amount"),
                Chart.histogram(sales, "amount"), Chart.box(sales, "region", "amount"),
                Chart.heatMap(sales, "year", "region", "amount"), Chart.bar(sales, "place.city", "amount"))) {
            String svg = Display.of(chart).textOf(MimeBundle.SVG).orElse("");
            assertTrue(svg.lines().count() > 10 && !svg.contains("cannot be drawn"), chart + svg);
        }
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithItsNeighbours() {
        String message = String.valueOf(
                assertThrows(AnalysisException.class, () -> Chart.bar(sales, "region", "amuont")).getMessage());
        assertTrue(message.contains("amuont") && message.contains("amount"), message);
        assertThrows(AnalysisException.class, () -> Chart.histogram(sales, "amount").color("regoin"));
    }

    @Test
    void ofManyRowsTheFirstAreDrawnAndTheChartSaysSo() {
        Map<String, ?> chart = Chart.histogram(spark.range(25_000).toDF(), "id").vegaLite();
        assertEquals(Map.of("text", "", "subtitle", "The first 10,000 rows"), chart.get("title"));
        assertEquals(Chart.MOST_ROWS, ((List<?>) ((Map<?, ?>) chart.get("data")).get("values")).size());
    }

    @Test
    void aChartOfManyPointsStaysOfReasonableSize() {
        MimeBundle shown = Display.of(Chart.scatter(spark.range(20_000).withColumn("b", rand(1)), "id", "b"));
        int size = shown.textOf(MimeBundle.SVG).orElse("").length();
        assertTrue(size < 500_000, "" + size);
    }

    @Test
    void aSpecificationIsTakenAsItIs() {
        Chart chart = Chart.of(Map.of("mark", "bar", "encoding", Map.of()));
        assertTrue(Display.of(chart).textOf(MimeBundle.SVG).orElse("").contains("cannot be drawn"));
        assertThrows(IllegalStateException.class, () -> chart.title("x"));
        assertThrows(IllegalArgumentException.class, () -> Chart.of(Map.of("data", new Object())));
    }

    @Test
    void theExamplesOfItsDocumentationRun() throws IOException {
        String source = Files.readString(Path.of("src/main/java/dev/vonk/Chart.java"));
        Matcher example = Pattern.compile("/// ```java\n((?: *///.*\n)*?) */// ```").matcher(source);
        int run = 0;
        try (CellSession session = CellSession.open(CellSettings.standard())) {
            session.evaluate("1", "import dev.vonk.*;\nvar spark = Session.builder().master(\"local[1]\").create();");
            while (example.find()) {
                String code = example.group(1).replaceAll("(?m)^ */// ?", "");
                CellOutcome outcome = session.evaluate("2", code);
                assertTrue(outcome.toString().contains("Bar chart") || outcome.toString().contains("Chart of"),
                        outcome::toString);
                run++;
            }
        }
        assertEquals(2, run);
    }
}

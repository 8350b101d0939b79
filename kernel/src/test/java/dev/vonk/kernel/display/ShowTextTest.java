package dev.vonk.kernel.display;

import dev.vonk.kernel.golden.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

import static dev.vonk.kernel.display.Tables.AMSTERDAM;
import static dev.vonk.kernel.display.Tables.row;
import static org.junit.jupiter.api.Assertions.assertEquals;

class ShowTextTest {
    /// The table of Spark's own guide, letter for letter.
    @Test
    void theTableOfSparksGuideIsPrintedAsSparkPrintsIt() {
        TableView view = TableView.of(
                List.of(new TableColumn("age", "bigint", true), new TableColumn("name", "string", false)),
                List.of(row(null, "Michael"), row(30L, "Andy"), row(19L, "Justin")),
                false);
        assertEquals(
                """
                +----+-------+
                | age|   name|
                +----+-------+
                |NULL|Michael|
                |  30|   Andy|
                |  19| Justin|
                +----+-------+
                """,
                ShowText.table(view, 20, AMSTERDAM));
    }

    @Test
    void longCellsAreCutAndTheFooterSaysHowManyRowsWereShown() {
        Golden.assertMatches(getClass(), "show-cut.golden", ShowText.table(Tables.people(true), 20, AMSTERDAM));
    }

    @Test
    void withoutTruncationCellsAreWholeAndStandAtTheLeft() {
        Golden.assertMatches(getClass(), "show-whole.golden", ShowText.table(Tables.people(false), 0, AMSTERDAM));
    }

    @Test
    void aLimitBelowFourHasNoRoomForDots() {
        TableView view = TableView.of(List.of(new TableColumn("s", "string", false)), List.of(row("abcdef")), true);
        assertEquals(
                """
                +---+
                |  s|
                +---+
                |abc|
                +---+
                only showing top 1 row""",
                ShowText.table(view, 3, AMSTERDAM));
    }

    @Test
    void everyTypeHasSparksLetters() {
        Golden.assertMatches(getClass(), "show-types.golden", ShowText.table(Tables.everyType(), 0, AMSTERDAM));
    }

    @Test
    void wideLettersTakeTwoPlaces() {
        Golden.assertMatches(getClass(), "show-wide.golden", ShowText.table(Tables.wide(), 20, AMSTERDAM));
    }

    @Test
    void verticalModePrintsOneCellPerLine() {
        Golden.assertMatches(getClass(), "show-vertical.golden", ShowText.vertical(Tables.people(true), 20, AMSTERDAM));
    }

    @Test
    void verticalModeSaysSoWhenThereAreNoRows() {
        TableView none = TableView.of(List.of(new TableColumn("a", "int", true)), List.of(), false);
        assertEquals("(0 rows)", ShowText.vertical(none, 20, AMSTERDAM));
    }

    @Test
    void aTableWithoutColumnsIsAnEmptyBox() {
        TableView none = TableView.of(List.of(), List.of(row()), false);
        assertEquals("++\n||\n++\n||\n++\n", ShowText.table(none, 20, AMSTERDAM));
    }

    @Test
    void aCutNeverHalvesAnEmoji() {
        TableView view = TableView.of(
                List.of(new TableColumn("s", "string", false)), List.of(row("abcdef🎉🎉🎉")), false);
        String text = ShowText.table(view, 10, AMSTERDAM);
        assertEquals("|abcdef...|", text.lines().skip(3).findFirst().orElseThrow().replace(" ", ""));
    }
}

package dev.vonk.kernel.display;

import dev.vonk.kernel.golden.Golden;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

import static dev.vonk.kernel.display.Tables.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PreviewTextTest {
    private static final DisplayLimits LIMITS = DisplayLimits.standard().withZone(Tables.AMSTERDAM);

    @Test
    void numbersStandAtTheRightAndTypesUnderTheNames() {
        Golden.assertMatches(getClass(), "preview.golden", PreviewText.of(Tables.people(true), LIMITS) + "\n");
    }

    @Test
    void wideLettersKeepTheBordersStraight() {
        String text = PreviewText.of(Tables.wide(), LIMITS);
        List<String> lines = text.lines().toList();
        int width = TextWidth.columns(lines.getFirst());
        lines.subList(0, lines.size() - 1).forEach(line -> assertEquals(width, TextWidth.columns(line), line));
        Golden.assertMatches(getClass(), "preview-wide.golden", text + "\n");
    }

    @Test
    void longTextsGiveWayBeforeColumnsDo() {
        Golden.assertMatches(
                getClass(), "preview-narrow.golden", PreviewText.of(Tables.people(true), LIMITS.withWidth(44)) + "\n");
    }

    @Test
    void columnsInTheMiddleAreHiddenAndCounted() {
        String text = PreviewText.of(Tables.manyColumns(30, 3), LIMITS.withWidth(80));
        text.lines().forEach(line -> assertTrue(TextWidth.columns(line) <= 80, line));
        Golden.assertMatches(getClass(), "preview-hidden.golden", text + "\n");
    }

    @Test
    void noWidthMakesTheTableTooWide() {
        for (int width = 24; width < 200; width++) {
            int limit = width;
            PreviewText.of(Tables.manyColumns(12, 2), LIMITS.withWidth(width))
                    .lines()
                    .limit(6)
                    .forEach(line -> assertTrue(TextWidth.columns(line) <= limit, limit + ": " + line));
        }
    }

    @Test
    void stylingMarksNullsAndHeadsOnlyWhereItIsAskedFor() {
        assertFalse(PreviewText.of(Tables.people(false), LIMITS).contains("\u001b"));
        String styled = PreviewText.of(Tables.people(false), LIMITS.withStyling(Styling.ANSI));
        Golden.assertMatches(getClass(), "preview-ansi.golden", styled.replace("\u001b", "<ESC>") + "\n");
    }

    @Test
    void controlCharactersInDataCannotReachTheTerminal() {
        TableView view = TableView.of(
                List.of(new TableColumn("s\u001b[2J", "string", false)), List.of(row("\u001b[31mred\u0007")), false);
        String text = PreviewText.of(view, LIMITS);
        assertFalse(text.contains("\u001b") || text.contains("\u0007"), text);
        assertTrue(text.contains("\\u001b[31mred\\a"), text);
    }

    @Test
    void theFooterTellsTheTotalWhereItIsKnown() {
        TableView view = new TableView(
                List.of(new TableColumn("a", "int", true)), List.of(row(1)), true, OptionalLong.of(1_234_567));
        assertTrue(PreviewText.of(view, LIMITS).endsWith("1 of 1,234,567 rows shown"));
    }

    @Test
    void anEmptyTableShowsItsHead() {
        TableView view = TableView.of(List.of(new TableColumn("a", "int", true)), List.of(), false);
        assertEquals(
                """
                ┌─────┐
                │   a │
                │ int │
                ├─────┤
                └─────┘
                0 rows""",
                PreviewText.of(view, LIMITS));
    }
}

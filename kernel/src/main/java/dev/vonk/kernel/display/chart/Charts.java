package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.specification.NotDrawnException;
import dev.vonk.kernel.display.chart.specification.Specification;
import dev.vonk.kernel.display.chart.specification.SpecificationReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Draws charts.
///
/// Example: `Charts.draw(VegaLite.of(choice, table), 640, 360)`
public final class Charts {
    private static final double LARGEST = 20_000;

    private Charts() {}

    /// The drawing of a specification. What of Vega-Lite it does not know is said in the drawing; it never fails.
    ///
    /// @param width  in pixels; more than 20,000 counts as that, and less than none as none
    /// @param height as the width
    public static Drawing draw(Map<String, ? extends @Nullable Object> vegaLite, double width, double height) {
        double across = Double.isNaN(width) ? 0 : Math.clamp(width, 0, LARGEST);
        double down = Double.isNaN(height) ? 0 : Math.clamp(height, 0, LARGEST);
        if (across < 8 || down < 8) {
            return new Drawing(across, down, List.of());
        }
        try {
            return drawn(SpecificationReader.read(vegaLite), across, down);
        } catch (NotDrawnException reason) {
            return sentence("This chart cannot be drawn. " + reason.sentence(), across, down);
        } catch (RuntimeException ours) {
            return sentence("This chart could not be drawn because of a mistake in Vonk: " + ours, across, down);
        }
    }

    /// Whether a specification is of a kind that is drawn; where not, [#draw] gives a sentence that says why.
    public static boolean isDrawn(Map<String, ? extends @Nullable Object> vegaLite) {
        try {
            content(SpecificationReader.read(vegaLite), 640, 360);
            return true;
        } catch (NotDrawnException _) {
            return false;
        }
    }

    /// A chart that suits the table at first sight.
    ///
    /// @param table the table as [dev.vonk.kernel.display.TableJson] writes it
    /// @return empty for a table without rows, or with no column to draw
    public static Optional<ChartChoice> suggested(Map<String, ? extends @Nullable Object> table) {
        return Suggestion.of(table);
    }

    /// What a specification that [VegaLite#of] made was made of, so that the same chart can be made of another table.
    ///
    /// @return empty for a specification that is not one of a choice
    public static Optional<ChartChoice> choice(Map<String, ? extends @Nullable Object> specification) {
        return ChoiceReader.read(specification);
    }

    private static Drawing drawn(Specification chart, double width, double height) {
        if (chart.rows().isEmpty()) {
            return sentence("There are no rows to draw.", width, height);
        }
        Content content = content(chart, width, height);
        List<String> notes = new ArrayList<>(content.notes());
        notes.addAll(chart.notes());
        return ChartLayout.draw(content, chart.title(), chart.subtitle(), notes, width, height);
    }

    private static Content content(Specification chart, double width, double height) {
        return switch (chart.mark()) {
            case BAR -> Bars.of(chart, width, height);
            case LINE -> Lines.of(chart);
            case AREA -> Areas.of(chart);
            case POINT -> Points.of(chart);
            case BOX -> Boxes.of(chart, width, height);
            case RECT -> Shading.of(chart, width, height);
        };
    }

    private static Drawing sentence(String text, double width, double height) {
        Canvas canvas = new Canvas(width, height);
        canvas.sentence(text, Math.min(20, width / 8), 0, width - Math.min(20, width / 8), height);
        return canvas.drawing();
    }
}

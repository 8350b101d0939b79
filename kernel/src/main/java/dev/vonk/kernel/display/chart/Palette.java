package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.Drawing.Paint;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The colours of a drawing, in the letters of CSS.
///
/// @param paper  behind everything; empty for nothing
/// @param series told apart by those who see no red or green, too
/// @param shades from the least to the most, evenly apart
public record Palette(String paper, String text, String faintText, String axis, String grid, List<String> series,
        List<String> shades) {
    public static final Palette LIGHT = new Palette("#ffffff", "#1f2328", "#59636e", "#8c959f", "#e4e8ec",
            List.of("#2f6fb7", "#e07b28", "#2a9d6f", "#c7435c", "#8a63c4", "#8b6a4f", "#d668a8", "#6b7785", "#a8a02c",
                    "#27a3b8"),
            List.of("#eaf2fb", "#b5d3ee", "#74a9d8", "#3579b8", "#0b3f78"));
    public static final Palette DARK = new Palette("#15181c", "#e2e6ea", "#9aa4af", "#6e7781", "#2b3138",
            List.of("#6ba4e7", "#f0a05a", "#4fc795", "#ec7489", "#b393ea", "#c29d7d", "#ee94c8", "#9aa7b5", "#cfc751",
                    "#5cc7d9"),
            List.of("#1c2c40", "#234b78", "#3a78b8", "#78aee2", "#d5e7fa"));
    /// Variables that the page around the drawing defines by [#rules].
    public static final Palette PAGE = new Palette("", "var(--chart-text)", "var(--chart-faint)", "var(--chart-axis)",
            "var(--chart-grid)", LIGHT.numbered("var(--chart-series-%d)", LIGHT.series.size()),
            LIGHT.numbered("var(--chart-shade-%d)", LIGHT.shades.size()));

    public Palette {
        series = List.copyOf(series);
        shades = List.copyOf(shades);
    }

    /// The colour of a paint.
    public String of(Paint paint) {
        return switch (paint.role()) {
            case TEXT -> text;
            case FAINT_TEXT -> faintText;
            case AXIS -> axis;
            case GRID -> grid;
            case SERIES -> series.get(Math.floorMod((int) paint.value(), series.size()));
            case SHADE -> shade(Math.clamp(paint.value(), 0, 1) * (shades.size() - 1));
        };
    }

    /// What defines the variables of [#PAGE] with these colours.
    public String rules() {
        StringBuilder rules = new StringBuilder();
        rules.append("--chart-text: ").append(text).append("; --chart-faint: ").append(faintText)
                .append("; --chart-axis: ").append(axis).append("; --chart-grid: ").append(grid).append(";");
        for (int index = 0; index < series.size(); index++) {
            rules.append(" --chart-series-").append(index).append(": ").append(series.get(index)).append(";");
        }
        for (int index = 0; index < shades.size(); index++) {
            rules.append(" --chart-shade-").append(index).append(": ").append(shades.get(index)).append(";");
        }
        return rules.toString();
    }

    private List<String> numbered(String pattern, int count) {
        return IntStream.range(0, count).mapToObj(index -> String.format(Locale.ROOT, pattern, index))
                .toList();
    }

    private String shade(double place) {
        int below = (int) Math.min(place, shades.size() - 2.0);
        long share = Math.round((place - below) * 100);
        if (shades.get(below).startsWith("#")) {
            return mixed(shades.get(below), shades.get(below + 1), place - below);
        }
        return "color-mix(in srgb, " + shades.get(below) + ", " + shades.get(below + 1) + " " + share + "%)";
    }

    private static String mixed(String from, String to, double share) {
        StringBuilder mixed = new StringBuilder("#");
        for (int place = 1; place < 7; place += 2) {
            int start = Integer.parseInt(from.substring(place, place + 2), 16);
            int end = Integer.parseInt(to.substring(place, place + 2), 16);
            mixed.append(String.format(Locale.ROOT, "%02x", Math.round(start + (end - start) * share)));
        }
        return mixed.toString();
    }
}

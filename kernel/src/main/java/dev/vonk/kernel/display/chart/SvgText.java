package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.TableHtml;
import dev.vonk.kernel.display.chart.Drawing.Align;
import dev.vonk.kernel.display.chart.Drawing.Mark;
import dev.vonk.kernel.display.chart.Drawing.Point;
import java.util.List;
import java.util.stream.Collectors;

/// A drawing as SVG that needs nothing else: no script, nothing fetched, all words escaped. Tips are `<title>` elements,
/// which browsers show by themselves; marks of a series carry its name as `data-series`.
public final class SvgText {
    private static final int MANY_MARKS = 1000;

    private final Palette palette;
    private final Tips tips;
    private final StringBuilder out = new StringBuilder();

    private SvgText(Palette palette, Tips tips) {
        this.palette = palette;
        this.tips = tips;
    }

    private enum Tips { WRITTEN, LEFT_OUT }

    /// @param palette [Palette#PAGE] for a drawing inside a page that defines its variables, else a fixed one
    public static String of(Drawing drawing, Palette palette) {
        return new SvgText(palette, Tips.WRITTEN).run(drawing);
    }

    /// As [#of], but without tips where there are so many marks that these would make most of the text.
    public static String small(Drawing drawing, Palette palette) {
        Tips tips = drawing.marks().size() > MANY_MARKS ? Tips.LEFT_OUT : Tips.WRITTEN;
        return new SvgText(palette, tips).run(drawing);
    }

    private String run(Drawing drawing) {
        String width = number(drawing.width());
        String height = number(drawing.height());
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width).append("\" height=\"")
                .append(height).append("\" viewBox=\"0 0 ").append(width).append(' ').append(height)
                .append("\" role=\"img\" font-family=\"system-ui, 'DejaVu Sans', sans-serif\">\n");
        if (!palette.paper().isEmpty()) {
            out.append("<rect width=\"100%\" height=\"100%\" fill=\"").append(palette.paper()).append("\"/>\n");
        }
        drawing.marks().forEach(this::mark);
        return out.append("</svg>\n").toString();
    }

    private void mark(Mark mark) {
        switch (mark) {
            case Drawing.Path path -> {
                out.append("<polyline points=\"").append(points(path.points())).append("\" fill=\"none\"");
                attribute("stroke", palette.of(path.paint()));
                attribute("stroke-width", number(path.width()));
                attribute("stroke-linejoin", "round");
                close("polyline", mark, "");
            }
            case Drawing.Area area -> {
                out.append("<polygon points=\"").append(points(area.points())).append('"');
                filled(area.paint(), area.opacity());
                close("polygon", mark, "");
            }
            case Drawing.Box box -> {
                out.append("<rect");
                attribute("x", number(box.x()));
                attribute("y", number(box.y()));
                attribute("width", number(box.width()));
                attribute("height", number(box.height()));
                filled(box.paint(), box.opacity());
                close("rect", mark, "");
            }
            case Drawing.Dot dot -> {
                out.append("<circle");
                attribute("cx", number(dot.x()));
                attribute("cy", number(dot.y()));
                attribute("r", number(dot.radius()));
                filled(dot.paint(), dot.opacity());
                close("circle", mark, "");
            }
            case Drawing.Words words -> words(words);
        }
    }

    private void words(Drawing.Words words) {
        out.append("<text");
        attribute("x", number(words.x()));
        attribute("y", number(words.y()));
        // The middle of small letters is above the line they stand on; not all readers know dominant-baseline.
        attribute("dy", "0.35em");
        attribute("font-size", number(words.size()));
        if (words.size() >= Canvas.TITLE) {
            attribute("font-weight", "600");
        }
        if (words.align() != Align.START) {
            attribute("text-anchor", words.align() == Align.END ? "end" : "middle");
        }
        if (words.degrees() != 0) {
            attribute("transform", "rotate(" + number(words.degrees()) + " " + number(words.x()) + " "
                    + number(words.y()) + ")");
        }
        filled(words.paint(), 1);
        close("text", words, TableHtml.escape(inner(words.text())));
    }

    private void filled(Drawing.Paint paint, double opacity) {
        attribute("fill", palette.of(paint));
        if (opacity < 1) {
            attribute("fill-opacity", number(opacity));
        }
    }

    private void close(String element, Mark mark, String content) {
        if (!mark.series().isEmpty()) {
            attribute("data-series", mark.series());
        }
        String tip = mark.tip().isEmpty() || tips == Tips.LEFT_OUT
                ? ""
                : "<title>" + TableHtml.escape(inner(mark.tip())) + "</title>";
        if (tip.isEmpty() && content.isEmpty()) {
            out.append("/>\n");
        } else {
            out.append('>').append(tip).append(content).append("</").append(element).append(">\n");
        }
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"").append(TableHtml.escape(inner(value))).append('"');
    }

    private static String points(List<Point> points) {
        return points.stream().map(point -> number(point.x()) + "," + number(point.y()))
                .collect(Collectors.joining(" "));
    }

    /// Without the letters that XML does not allow.
    private static String inner(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints().filter(SvgText::isAllowed).forEach(allowed::appendCodePoint);
        return allowed.toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\n' || point == '\t' || point >= 0x20 && point < 0xD800 || point >= 0xE000 && point < 0xFFFE
                || point >= 0x10000;
    }

    /// To a tenth of a pixel, or a hundredth below one.
    private static String number(double value) {
        double places = Math.abs(value) < 1 ? 100 : 10;
        double rounded = Math.rint(value * places) / places;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}

package dev.vonk.kernel.document.export;

import dev.vonk.kernel.display.TableHtml;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Terminal text: its ANSI colours as HTML, as spans, or taken out. Lines that a carriage return wrote over (progress
/// bars) show what was written last. A reader keeps the look that a text ends with for the text that follows it.
public final class AnsiText {
    /// Text in one look.
    ///
    /// @param classes style classes such as `ansi-bold`, `ansi-red` and `ansi-on-red`
    /// @param foreground a colour beyond the named ones, such as `rgb(1,2,3)`; empty for none. So is `background`.
    public record Span(String text, List<String> classes, String foreground, String background) {
        public Span {
            classes = List.copyOf(classes);
        }
    }

    /// Colour sequences, other control sequences, operating system commands (window titles, links), single escapes.
    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[([0-9;]*)m"
            + "|\u001b\\[[0-?]*[ -/]*[@-~]"
            + "|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?"
            + "|\u001b.?");
    private static final String[] COLOURS = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};

    private final List<String> classes = new ArrayList<>();
    private @Nullable String foreground;
    private @Nullable String background;

    private AnsiText() {}

    /// A reader that begins in the plain look.
    public static AnsiText reader() {
        return new AnsiText();
    }

    /// The text without any escape sequence.
    public static String plain(String text) {
        return ESCAPE.matcher(settled(text)).replaceAll("");
    }

    /// The text as HTML: escaped, colours as `<span class="ansi-red">`.
    public static String html(String text) {
        StringBuilder out = new StringBuilder();
        reader().read(text).forEach(span -> append(out, span));
        return out.toString();
    }

    /// The text in the order of its looks, without escape sequences.
    public List<Span> read(String text) {
        String settled = settled(text);
        List<Span> spans = new ArrayList<>();
        Matcher escape = ESCAPE.matcher(settled);
        int end = 0;
        while (escape.find()) {
            add(spans, settled.substring(end, escape.start()));
            end = escape.end();
            if (escape.group(1) != null) {
                select(escape.group(1));
            }
        }
        add(spans, settled.substring(end));
        return spans;
    }

    private static String settled(String text) {
        if (text.indexOf('\r') < 0) {
            return text;
        }
        return Stream.of(text.replace("\r\n", "\n").split("\n", -1))
                .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                .map(line -> line.substring(line.lastIndexOf('\r') + 1))
                .collect(Collectors.joining("\n"));
    }

    private void add(List<Span> spans, String text) {
        if (text.isEmpty()) {
            return;
        }
        List<String> all = new ArrayList<>(classes);
        Stream.of(foreground, background)
                .filter(colour -> colour != null && colour.startsWith("ansi"))
                .forEach(all::add);
        spans.add(new Span(text, all, beyondNames(foreground), beyondNames(background)));
    }

    private static String beyondNames(@Nullable String colour) {
        return colour == null || colour.startsWith("ansi") ? "" : colour;
    }

    private static void append(StringBuilder out, Span span) {
        String style = (span.foreground().isEmpty() ? "" : "color:" + span.foreground() + ";")
                + (span.background().isEmpty() ? "" : "background-color:" + span.background() + ";");
        if (span.classes().isEmpty() && style.isEmpty()) {
            out.append(TableHtml.escape(span.text()));
            return;
        }
        out.append("<span");
        out.append(span.classes().isEmpty() ? "" : " class=\"" + String.join(" ", span.classes()) + "\"");
        out.append(style.isEmpty() ? "" : " style=\"" + style + "\"");
        out.append('>').append(TableHtml.escape(span.text())).append("</span>");
    }

    private void select(String parameters) {
        List<Integer> codes = Stream.of(parameters.split(";", -1))
                .map(code -> code.isEmpty() || code.length() > 4 ? 0 : Integer.parseInt(code))
                .toList();
        for (int index = 0; index < codes.size(); index++) {
            int code = codes.get(index);
            if (code == 38 || code == 48) {
                index += extended(codes, index);
            } else {
                simple(code);
            }
        }
    }

    private void simple(int code) {
        switch (code) {
            case 0 -> {
                classes.clear();
                foreground = null;
                background = null;
            }
            case 1 -> add("ansi-bold");
            case 2 -> add("ansi-dim");
            case 3 -> add("ansi-italic");
            case 4 -> add("ansi-underline");
            case 22 -> classes.removeAll(List.of("ansi-bold", "ansi-dim"));
            case 23 -> classes.remove("ansi-italic");
            case 24 -> classes.remove("ansi-underline");
            case 39 -> foreground = null;
            case 49 -> background = null;
            default -> colour(code);
        }
    }

    private void add(String style) {
        if (!classes.contains(style)) {
            classes.add(style);
        }
    }

    private void colour(int code) {
        int shade = code % 10;
        if (shade > 7) {
            return;
        }
        switch (code / 10) {
            case 3 -> foreground = "ansi-" + COLOURS[shade];
            case 4 -> background = "ansi-on-" + COLOURS[shade];
            case 9 -> foreground = "ansi-bright-" + COLOURS[shade];
            case 10 -> background = "ansi-on-" + COLOURS[shade];
            default -> {}
        }
    }

    /// `38;5;n` and `38;2;r;g;b`: a colour of the 256-colour table, or any. Gives the number of codes it took.
    private int extended(List<Integer> codes, int index) {
        boolean isForeground = codes.get(index) == 38;
        int mode = index + 1 < codes.size() ? codes.get(index + 1) : 0;
        String colour = null;
        int taken = 0;
        if (mode == 5 && index + 2 < codes.size()) {
            colour = ofTable(codes.get(index + 2));
            taken = 2;
        } else if (mode == 2 && index + 4 < codes.size()) {
            colour = rgb(codes.get(index + 2), codes.get(index + 3), codes.get(index + 4));
            taken = 4;
        }
        if (colour != null && isForeground) {
            foreground = colour;
        } else if (colour != null) {
            background = colour;
        }
        return taken;
    }

    private static String ofTable(int number) {
        if (number < 16) {
            return rgb((number & 1) * 200, (number >> 1 & 1) * 200, (number >> 2 & 1) * 200);
        }
        if (number >= 232) {
            int grey = 8 + (number - 232) * 10;
            return rgb(grey, grey, grey);
        }
        int cube = number - 16;
        return rgb(step(cube / 36), step(cube / 6 % 6), step(cube % 6));
    }

    private static int step(int level) {
        return level == 0 ? 0 : 55 + level * 40;
    }

    private static String rgb(int red, int green, int blue) {
        return "rgb(" + Math.min(red, 255) + "," + Math.min(green, 255) + "," + Math.min(blue, 255) + ")";
    }
}

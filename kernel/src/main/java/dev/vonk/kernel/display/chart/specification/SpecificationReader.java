package dev.vonk.kernel.display.chart.specification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a Vega-Lite specification, also one that others wrote: what is not known is noted, not refused, where the rest
/// still makes a chart.
public final class SpecificationReader {
    private static final Set<String> MANY = Set.of("hconcat", "vconcat", "concat", "layer");
    private static final Set<String> DRAWN = Set.of("x", "y", "color", "fill", "stroke", "xOffset", "yOffset",
            "tooltip", "detail", "order", "href", "description", "key");

    private final Map<?, ?> whole;
    private final List<String> notes = new ArrayList<>();

    private SpecificationReader(Map<?, ?> whole) {
        this.whole = whole;
    }

    /// @throws NotDrawnException for what cannot be drawn
    public static Specification read(Map<String, ? extends @Nullable Object> vegaLite) {
        return new SpecificationReader(vegaLite).read();
    }

    private Specification read() {
        Map<?, ?> view = view(whole);
        Map<?, ?> encoding = merged(view);
        List<Map<?, ?>> rows = rows(view);
        Specification.Mark mark = mark(view.get("mark"));
        if (view.get("transform") instanceof List<?> transforms && !transforms.isEmpty()
                || whole.get("transform") instanceof List<?> more && !more.isEmpty()) {
            notes.add("Transforms of the data are not applied.");
        }
        Set<String> ignored = new TreeSet<>();
        encoding.keySet().forEach(name -> ignored.add(String.valueOf(name)));
        ignored.removeAll(DRAWN);
        if (!ignored.isEmpty()) {
            notes.add("Not drawn: " + String.join(", ", ignored) + ".");
        }
        ChannelReader channels = new ChannelReader(rows, notes);
        Optional<Channel> color = Stream.of("color", "fill", "stroke").map(encoding::get)
                .flatMap(tree -> channels.read(tree).stream()).findFirst();
        return new Specification(mark, rows, channels.read(encoding.get("x")), channels.read(encoding.get("y")), color,
                encoding.containsKey("xOffset") || encoding.containsKey("yOffset") || isUnstacked(encoding),
                title("text"), title("subtitle"), notes);
    }

    private static boolean isUnstacked(Map<?, ?> encoding) {
        return Stream.of("x", "y").anyMatch(name -> encoding.get(name) instanceof Map<?, ?> channel
                && channel.containsKey("stack")
                && (channel.get("stack") == null || Boolean.FALSE.equals(channel.get("stack"))));
    }

    /// The one view that is drawn, where there are several.
    private Map<?, ?> view(Map<?, ?> tree) {
        for (String several : MANY) {
            if (tree.get(several) instanceof List<?> views) {
                notes.add("Only the first of its " + views.size() + " views is drawn.");
                return view(views.stream().filter(Map.class::isInstance).map(found -> (Map<?, ?>) found).findFirst()
                        .orElseThrow(() -> new NotDrawnException("It has no view.")));
            }
        }
        if (tree.get("spec") instanceof Map<?, ?> inner) {
            notes.add("Its parts are drawn as one view.");
            return view(inner);
        }
        return tree;
    }

    private Map<?, ?> merged(Map<?, ?> view) {
        if (view.get("encoding") instanceof Map<?, ?> own && !own.isEmpty()) {
            return own;
        }
        if (whole.get("encoding") instanceof Map<?, ?> shared) {
            return shared;
        }
        throw new NotDrawnException("Its specification has no encoding.");
    }

    private static Specification.Mark mark(@Nullable Object tree) {
        Object type = tree instanceof Map<?, ?> parts ? parts.get("type") : tree;
        if (!(type instanceof String name)) {
            throw new NotDrawnException("Its specification names no mark.");
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "bar" -> Specification.Mark.BAR;
            case "line", "trail" -> Specification.Mark.LINE;
            case "area" -> Specification.Mark.AREA;
            case "point", "circle", "square", "tick" -> Specification.Mark.POINT;
            case "boxplot" -> Specification.Mark.BOX;
            case "rect" -> Specification.Mark.RECT;
            default -> throw new NotDrawnException("Marks of the kind “" + name + "” are not drawn here.");
        };
    }

    private List<Map<?, ?>> rows(Map<?, ?> view) {
        Object data = view.get("data") != null ? view.get("data") : whole.get("data");
        if (!(data instanceof Map<?, ?> parts)) {
            throw new NotDrawnException("Its specification holds no data.");
        }
        if (parts.get("url") != null) {
            throw new NotDrawnException("Its data are at an address on the web, from where nothing is fetched.");
        }
        Object values = parts.get("values");
        if (values == null && whole.get("datasets") instanceof Map<?, ?> sets) {
            values = sets.get(parts.get("name"));
        }
        if (!(values instanceof List<?> list)) {
            throw new NotDrawnException("Its specification holds no data.");
        }
        List<Map<?, ?>> rows = new ArrayList<>(list.size());
        list.forEach(item -> rows.add(item instanceof Map<?, ?> row
                ? row
                : item == null
                        ? Map.of()
                        : Map.of("data",
                                item)));
        return rows;
    }

    private String title(String part) {
        return switch (whole.get("title")) {
            case String text when part.equals("text") -> text;
            case Map<?, ?> parts -> lines(parts.get(part));
            case List<?> list when part.equals("text") -> lines(list);
            case null, default -> "";
        };
    }

    private static String lines(@Nullable Object text) {
        return switch (text) {
            case String line -> line;
            case List<?> list -> String.join(" ", list.stream().map(String::valueOf).toList());
            case null, default -> "";
        };
    }
}

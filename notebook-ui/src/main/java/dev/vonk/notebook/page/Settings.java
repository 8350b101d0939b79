package dev.vonk.notebook.page;

import dev.vonk.kernel.document.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the user likes.
///
/// @param dark whether the theme is dark
/// @param zoom 1 for the normal size of letters
/// @param panels whether the side panels are shown
/// @param width of the window, as it was last; so is `height`
/// @param greeted whether the tour was shown on a first start
public record Settings(boolean dark, double zoom, boolean panels, boolean lineNumbers, double width, double height,
        boolean greeted) {
    public static final Settings STANDARD = new Settings(false, 1, true, false, 1280, 860, false);

    public Settings {
        zoom = Math.clamp(zoom, 0.5, 3);
        width = Math.clamp(width, 480, 8_000);
        height = Math.clamp(height, 360, 8_000);
    }

    /// As a settings file has them; what is missing or makes no sense is as usual.
    static Settings of(JsonObject file) {
        Map<String, ?> values = file.toMap();
        boolean dark = "dark".equals(values.get("theme"));
        return new Settings(dark, number(values, "zoom", STANDARD.zoom()), flag(values, "panels", STANDARD.panels()),
                flag(values, "line_numbers", STANDARD.lineNumbers()), number(values, "width", STANDARD.width()),
                number(values, "height", STANDARD.height()), flag(values, "greeted", STANDARD.greeted()));
    }

    /// As a settings file keeps them.
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("theme", dark ? "dark" : "light");
        values.put("zoom", zoom);
        values.put("panels", panels);
        values.put("line_numbers", lineNumbers);
        values.put("width", width);
        values.put("height", height);
        values.put("greeted", greeted);
        return values;
    }

    public Settings withDark(boolean isDark) {
        return new Settings(isDark, zoom, panels, lineNumbers, width, height, greeted);
    }

    public Settings withZoom(double newZoom) {
        return new Settings(dark, newZoom, panels, lineNumbers, width, height, greeted);
    }

    public Settings withPanels(boolean shown) {
        return new Settings(dark, zoom, shown, lineNumbers, width, height, greeted);
    }

    public Settings withLineNumbers(boolean shown) {
        return new Settings(dark, zoom, panels, shown, width, height, greeted);
    }

    public Settings withSize(double newWidth, double newHeight) {
        return new Settings(dark, zoom, panels, lineNumbers, newWidth, newHeight, greeted);
    }

    public Settings withGreeted() {
        return new Settings(dark, zoom, panels, lineNumbers, width, height, true);
    }

    private static double number(Map<String, ?> values, String key, double usual) {
        return values.get(key) instanceof Number number ? number.doubleValue() : usual;
    }

    private static boolean flag(Map<String, ?> values, String key, boolean usual) {
        return values.get(key) instanceof Boolean flag ? flag : usual;
    }
}

package dev.vonk.notebook.command;

import java.util.Locale;
import java.util.Map;

/// One key pressed, with what was held.
///
/// @param key the key's name in capitals, such as `ENTER`, `A`, `MINUS` or `DIGIT1`
public record Stroke(boolean control, boolean shift, boolean alt, String key) {
    private static final Map<String, String> SHOWN = Map.ofEntries(Map.entry("MINUS", "-"), Map.entry("EQUALS", "="),
            Map.entry("ESCAPE", "Esc"), Map.entry("PAGE_UP", "PageUp"), Map.entry("PAGE_DOWN", "PageDown"),
            Map.entry("COMMA", ","), Map.entry("SLASH", "/"));

    /// Reads a stroke such as `Ctrl+Shift+Minus`.
    static Stroke of(String text) {
        String rest = text;
        boolean control = rest.startsWith("Ctrl+");
        rest = control ? rest.substring(5) : rest;
        boolean shift = rest.startsWith("Shift+");
        rest = shift ? rest.substring(6) : rest;
        boolean alt = rest.startsWith("Alt+");
        rest = alt ? rest.substring(4) : rest;
        boolean digit = rest.length() == 1 && Character.isDigit(rest.charAt(0));
        return new Stroke(control, shift, alt, digit ? "DIGIT" + rest : rest.toUpperCase(Locale.ROOT));
    }

    /// Whether it could be meant as text where text is written.
    public boolean isPlain() {
        return !control && !alt;
    }

    /// As users read it: `Ctrl+Shift+-`.
    public String label() {
        return (control ? "Ctrl+" : "") + (shift ? "Shift+" : "") + (alt ? "Alt+" : "") + keyLabel();
    }

    private String keyLabel() {
        if (SHOWN.containsKey(key)) {
            return SHOWN.getOrDefault(key, key);
        }
        if (key.startsWith("DIGIT")) {
            return key.substring(5);
        }
        return key.charAt(0) + key.substring(1).toLowerCase(Locale.ROOT);
    }
}

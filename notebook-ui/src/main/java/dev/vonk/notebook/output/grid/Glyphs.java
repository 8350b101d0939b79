package dev.vonk.notebook.output.grid;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// How wide letters are in a font. A letter is measured once; so texts are cut to a width without laying them out.
final class Glyphs {
    private static final String ELLIPSIS = "…";

    private final Map<Integer, Double> widths = new HashMap<>();
    private final Text ruler = new Text();
    private Font font = Font.getDefault();

    /// Forgets all widths where the font is another one.
    void use(Font newFont) {
        if (!newFont.equals(font)) {
            font = newFont;
            widths.clear();
        }
        ruler.setFont(font);
    }

    double width(String text) {
        return text.codePoints().mapToDouble(this::width).sum();
    }

    /// The text, or its beginning and an ellipsis.
    String cut(String text, double room) {
        double width = 0;
        int end = 0;
        int fits = 0;
        double ellipsis = width(ELLIPSIS.codePointAt(0));
        while (end < text.length()) {
            int letter = text.codePointAt(end);
            width += width(letter);
            if (width > room) {
                return text.substring(0, fits) + ELLIPSIS;
            }
            end += Character.charCount(letter);
            fits = width + ellipsis <= room ? end : fits;
        }
        return text;
    }

    private double width(int letter) {
        Double known = widths.get(letter);
        if (known != null) {
            return known;
        }
        ruler.setText(Character.toString(letter).repeat(4));
        double width = ruler.getLayoutBounds().getWidth() / 4;
        widths.put(letter, width);
        return width;
    }
}

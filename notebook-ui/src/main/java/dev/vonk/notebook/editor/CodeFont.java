package dev.vonk.notebook.editor;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.text.Font;

/// The font of code: the first one that this machine has. Style sheets cannot name more than one.
public final class CodeFont {
    private static final List<String> WANTED = List
            .of("JetBrains Mono", "DejaVu Sans Mono", "Menlo", "Consolas", "Liberation Mono");
    private static final String FAMILY = WANTED.stream()
            .filter(family -> Font.getFamilies().contains(family))
            .findFirst()
            .orElse("Monospaced");

    private CodeFont() {}

    public static String family() {
        return FAMILY;
    }

    /// Gives the font to a node and all within it.
    static void give(Node node) {
        node.setStyle("-fx-font-family: \"" + FAMILY + "\";");
    }
}

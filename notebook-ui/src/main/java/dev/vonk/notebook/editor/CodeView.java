package dev.vonk.notebook.editor;

import dev.vonk.notebook.language.Token;
import dev.vonk.notebook.language.Tokens;
import dev.vonk.notebook.state.CellLanguage;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// Coloured text that cannot be edited, of the same measures as a [CellEditor], for cells that are not being worked on.
///
/// There is one node for each colour and not one for each word: each has the whole text, blank where other colours are.
/// The letters of code are all equally wide, so the layers fit together.
public final class CodeView extends Region {
    private final Ruler ruler = new Ruler();
    private final List<Text> layers = new ArrayList<>();
    private String text = "";
    private CellLanguage language = CellLanguage.JAVA;

    public CodeView() {
        getStyleClass().add("code-view");
        CodeFont.give(this);
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().add(ruler);
        show("", CellLanguage.JAVA, List.of());
    }

    /// Cheap where nothing is new.
    public void show(String wanted, CellLanguage in) {
        if (!wanted.equals(text) || in != language) {
            show(wanted, in, Tokens.of(wanted, in));
        }
    }

    private void show(String wanted, CellLanguage in, List<Token> tokens) {
        text = wanted;
        language = in;
        layers.clear();
        CodeLayers.of(wanted, tokens).forEach((style, letters) -> layers.add(layer(letters, style)));
        getChildren().setAll(layers);
        getChildren().add(ruler);
        setAccessibleText(wanted);
    }

    private static Text layer(String letters, String style) {
        Text layer = new Text(letters);
        layer.getStyleClass().setAll("text", style);
        layer.setManaged(false);
        layer.setTextOrigin(VPos.TOP);
        return layer;
    }

    @Override
    protected double computePrefHeight(double width) {
        long lines = 1 + text.chars().filter(letter -> letter == '\n').count();
        return snapSizeY(lines * ruler.lineHeight()) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        for (Text layer : layers) {
            layer.setLineSpacing(ruler.lineHeight() - ruler.letterHeight());
            layer.relocate(snappedLeftInset(), snappedTopInset() + ruler.above());
        }
    }
}

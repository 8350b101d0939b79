package dev.vonk.notebook.editor;

import dev.vonk.kernel.protocol.Answer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// Signatures with the argument at the caret, and the documentation of the first that has one.
final class SignaturePopup {
    private static final int MOST_SIGNATURES = 5;
    private static final double WIDTH = 42;
    private static final double HEIGHT = 18;

    private final ScrollPane pane = new ScrollPane();
    private final EditorPopup popup = new EditorPopup(pane, EditorPopup.Side.ABOVE);

    SignaturePopup() {
        pane.setId("signatures");
        pane.setAccessibleText("Documentation");
        pane.getStyleClass().add("signature-popup");
        pane.setFitToWidth(true);
        pane.setFocusTraversable(false);
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    void hide() {
        popup.hide();
    }

    void show(Node owner, Bounds caret, double fontSize, Answer.Description found) {
        DocumentationView view = new DocumentationView();
        found.signatures().stream().limit(MOST_SIGNATURES)
                .forEach(each -> view.addSignature(each.text(), found.argument()));
        found.signatures().stream()
                .map(Answer.Signature::documentation)
                .filter(text -> !text.isBlank())
                .findFirst()
                .ifPresent(view::addMarkdown);
        pane.setContent(view);
        pane.setVvalue(0);
        pane.setPrefWidth(fontSize * WIDTH);
        pane.setMaxHeight(fontSize * HEIGHT);
        popup.show(owner, caret, fontSize);
    }
}

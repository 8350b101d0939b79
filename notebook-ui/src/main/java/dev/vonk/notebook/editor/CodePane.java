package dev.vonk.notebook.editor;

import java.util.Collection;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ScrollEvent;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyledDocument;
import org.fxmisc.richtext.util.UndoUtils;

/// The area of text in an editor: as tall as its text, without undo, with plain text only on the clipboard, and leaving
/// the wheel to the page around it.
final class CodePane extends CodeArea {
    /// A change of the text: what stood between `from` and `to` has become `length` letters.
    record Change(int from, int to, int length) {}

    private final Ruler ruler;
    private final Consumer<Change> changed;
    private boolean replacing;

    /// @param changed told of every change, whoever made it, when the caret is where it belongs
    CodePane(Ruler ruler, Consumer<Change> changed) {
        this.ruler = ruler;
        this.changed = changed;
        setUndoManager(UndoUtils.noOpUndoManager());
        setBackground(null);
        setMinHeight(USE_PREF_SIZE);
        addEventFilter(ScrollEvent.ANY, this::scroll);
    }

    void wrap(boolean wraps) {
        if (isWrapText() != wraps || isAutoHeight() != wraps) {
            setWrapText(wraps);
            setAutoHeight(wraps);
        }
        getStyleClass().remove("code-lines");
        if (!wraps) {
            getStyleClass().add("code-lines");
        }
    }

    /// Whether the text is being changed and the caret is not yet where it belongs.
    boolean isReplacing() {
        return replacing;
    }

    boolean isOnFirstLine() {
        return getCurrentParagraph() == 0 && (!isWrapText() || lineIndex(0, getCaretColumn()) == 0);
    }

    boolean isOnLastLine() {
        int last = getParagraphs().size() - 1;
        return getCurrentParagraph() == last
                && (!isWrapText() || lineIndex(last, getCaretColumn()) == getParagraphLinesCount(last) - 1);
    }

    @Override
    public void replace(
            int start, int end, StyledDocument<Collection<String>, String, Collection<String>> replacement) {
        replacing = true;
        super.replace(start, end, replacement);
        replacing = false;
        requestLayout();
        changed.accept(new Change(start, end, replacement.length()));
    }

    @Override
    public void copy() {
        if (!getSelectedText().isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(getSelectedText());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    @Override
    public void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text != null && !text.isEmpty()) {
            replaceSelection(text.replace("\r\n", "\n").replace('\r', '\n').replace("\u0000", ""));
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        if (isWrapText()) {
            return super.computePrefHeight(width);
        }
        return snapSizeY(getParagraphs().size() * ruler.lineHeight()) + snappedTopInset() + snappedBottomInset();
    }

    /// Takes only what moves the text sideways; the rest goes to whatever scrolls the page.
    private void scroll(ScrollEvent event) {
        double sideways = event.isShiftDown() && event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
        boolean wide = !isWrapText() && totalWidthEstimateProperty().getOrElse(0.0) > getWidth();
        event.consume();
        Parent parent = getParent();
        if (wide && Math.abs(sideways) > Math.abs(event.getDeltaY()) || wide && event.isShiftDown()) {
            scrollXBy(-sideways);
        } else if (parent != null) {
            parent.fireEvent(event.copyFor(parent, parent));
        }
    }
}

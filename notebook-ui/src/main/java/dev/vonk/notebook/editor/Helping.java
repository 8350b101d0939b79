package dev.vonk.notebook.editor;

import dev.vonk.notebook.language.Selected;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What help a key asks for.
enum Helping {
    COMPLETIONS, ONLY_COMPLETION, DOCUMENTATION;

    /// Ctrl+Space; Tab behind a letter; Shift+Tab in a line that is not blank up to the caret. Elsewhere Tab indents.
    static Optional<Helping> wanted(KeyEvent event, Selected selected) {
        if (event.isAltDown()) {
            return Optional.empty();
        }
        if (event.getCode() == KeyCode.SPACE && event.isControlDown() && !event.isShiftDown()) {
            return Optional.of(COMPLETIONS);
        }
        boolean tab = event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isMetaDown();
        if (!tab || !selected.isEmpty()) {
            return Optional.empty();
        }
        if (event.isShiftDown()) {
            String line = selected.text().substring(selected.text().lastIndexOf('\n', selected.caret() - 1) + 1,
                    selected.caret());
            return line.isBlank() ? Optional.empty() : Optional.of(DOCUMENTATION);
        }
        return endsWord(selected) ? Optional.of(ONLY_COMPLETION) : Optional.empty();
    }

    private static boolean endsWord(Selected selected) {
        if (selected.caret() == 0) {
            return false;
        }
        char before = selected.text().charAt(selected.caret() - 1);
        return Character.isJavaIdentifierPart(before) || before == '.' || before == '%' || before == '"';
    }

    /// Whether what ends before the offset can have members: a name, a call, a string, and not a number.
    static boolean followsName(String text, int offset) {
        int start = offset;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        if (start < offset) {
            return !Character.isDigit(text.charAt(start));
        }
        return offset > 0 && ")]\"'>".indexOf(text.charAt(offset - 1)) >= 0;
    }
}

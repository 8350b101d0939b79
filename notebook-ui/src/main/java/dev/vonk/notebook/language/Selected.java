package dev.vonk.notebook.language;

/// A text with a selection in it.
///
/// @param anchor where the selection was begun; the same as `caret` where nothing is selected
/// @param caret where the caret is
public record Selected(String text, int anchor, int caret) {
    public Selected {
        if (Math.min(anchor, caret) < 0 || Math.max(anchor, caret) > text.length()) {
            throw new IllegalArgumentException("selection " + anchor + " to " + caret + " in " + text.length());
        }
    }

    public int from() {
        return Math.min(anchor, caret);
    }

    public int to() {
        return Math.max(anchor, caret);
    }

    public boolean isEmpty() {
        return anchor == caret;
    }

    public String selection() {
        return text.substring(from(), to());
    }

    char before() {
        return before(from());
    }

    char before(int offset) {
        return offset == 0 ? '\n' : text.charAt(offset - 1);
    }

    char after() {
        return to() == text.length() ? '\n' : text.charAt(to());
    }
}

package dev.vonk.notebook.language;

/// A change of a text: what stands between `from` and `to` becomes `text`. Then the selection reaches from `anchor` to
/// `caret`, both offsets in the changed text.
public record Edit(int from, int to, String text, int anchor, int caret) {

    /// Replaces the selection and puts the caret behind.
    static Edit typed(Selected selected, String text) {
        return caretAt(selected.from(), selected.to(), text, selected.from() + text.length());
    }

    static Edit caretAt(int from, int to, String text, int caret) {
        return new Edit(from, to, text, caret, caret);
    }

    /// Changes nothing and moves the caret.
    static Edit moved(int caret) {
        return new Edit(caret, caret, "", caret, caret);
    }

    public Selected applyTo(String before) {
        return new Selected(before.substring(0, from) + text + before.substring(to), anchor, caret);
    }

    public boolean changesText() {
        return from < to || !text.isEmpty();
    }

    /// The smallest change that makes one text of the other; the caret stays with the text around it.
    ///
    /// @param caret an offset in `before`
    public static Edit between(String before, String after, int anchor, int caret) {
        int most = Math.min(before.length(), after.length());
        int same = 0;
        while (same < most && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        int sameAtEnd = 0;
        while (sameAtEnd < most - same
                && before.charAt(before.length() - 1 - sameAtEnd) == after.charAt(after.length() - 1 - sameAtEnd)) {
            sameAtEnd++;
        }
        int to = before.length() - sameAtEnd;
        int newTo = after.length() - sameAtEnd;
        return new Edit(same, to, after.substring(same, newTo), moved(anchor, same, to, newTo),
                moved(caret, same, to, newTo));
    }

    private static int moved(int offset, int from, int to, int newTo) {
        if (offset >= to) {
            return offset + newTo - to;
        }
        return offset <= from ? offset : Math.min(offset, newTo);
    }
}

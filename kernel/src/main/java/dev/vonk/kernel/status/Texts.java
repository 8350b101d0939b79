package dev.vonk.kernel.status;

/// Texts of others, kept to a length that many of them can be held at.
final class Texts {
    private static final int LONGEST = 2_000;

    private Texts() {
    }

    static String cut(String text) {
        return cut(text, LONGEST);
    }

    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}

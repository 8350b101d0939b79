package dev.vonk.kernel.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Parts a script without markers into blocks at its blank lines; not at those inside braces, comments and text blocks,
/// nor where the next line goes on with what stands above it (`else`, `catch`, `.method()`).
final class ScriptBlocks {
    private static final Set<String> GOES_ON = Set.of("else", "catch", "finally", ".", ")", "}", "]");

    private ScriptBlocks() {}

    static List<String> of(String text) {
        List<String> blocks = new ArrayList<>();
        int start = -1;
        int end = 0;
        int depth = 0;
        for (JavaToken token : JavaTokens.of(text)) {
            boolean parted = start >= 0 && depth <= 0 && hasBlankLine(text, end, token.start());
            if (start < 0 || parted && !GOES_ON.contains(token.text(text))) {
                add(blocks, text, start, end);
                start = token.start();
                depth = 0;
            }
            depth += depthChange(token, text);
            end = token.end();
        }
        add(blocks, text, start, end);
        return blocks;
    }

    static int depthChange(JavaToken token, String text) {
        if (token.kind() != JavaToken.Kind.OPERATOR) {
            return 0;
        }
        return switch (text.charAt(token.start())) {
            case '(', '[', '{' -> 1;
            case ')', ']', '}' -> -1;
            default -> 0;
        };
    }

    private static void add(List<String> blocks, String text, int start, int end) {
        if (start >= 0) {
            blocks.add(text.substring(start, end));
        }
    }

    private static boolean hasBlankLine(String text, int from, int to) {
        return text.substring(from, to).chars().filter(letter -> letter == '\n').count() >= 2;
    }
}

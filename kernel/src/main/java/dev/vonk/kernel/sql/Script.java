package dev.vonk.kernel.sql;

import dev.vonk.kernel.sql.token.Lexer;
import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.syntax.Fragment;
import java.util.ArrayList;
import java.util.List;

/// Cuts a script at the semicolons that stand outside quotes and comments.
final class Script {
    private Script() {
    }

    static List<Fragment> statements(String text) {
        var all = new ArrayList<Fragment>();
        int start = -1;
        int end = 0;
        for (var token : Lexer.tokens(text)) {
            boolean ends = token.is(";") || token.kind() == TokenKind.END;
            if (ends && start >= 0) {
                all.add(new Fragment(text, start, end));
                start = -1;
            } else if (!ends && start < 0) {
                start = token.start();
            }
            end = token.end();
        }
        return all;
    }
}

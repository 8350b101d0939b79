package dev.vonk.repl.terminal;

import dev.vonk.kernel.document.JavaToken;
import dev.vonk.kernel.document.JavaTokens;
import dev.vonk.kernel.document.SqlCell;
import dev.vonk.kernel.sql.SqlToken;
import dev.vonk.repl.directive.Directives;
import java.util.Optional;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/// Colours what is being typed. It runs at every key, so it only cuts tokens and asks no kernel.
final class CellHighlighter implements Highlighter {
    private static final String LINE_OF_SQL = "%sql ";

    private final Palette palette;
    private final Typing typing;

    CellHighlighter(Palette palette, Typing typing) {
        this.palette = palette;
        this.typing = typing;
    }

    @Override
    public AttributedString highlight(LineReader reader, String text) {
        var styled = new AttributedStringBuilder(text.length());
        if (Directives.isDirective(text)) {
            int end = text.indexOf(' ', text.indexOf(':')) < 0 ? text.length() : text.indexOf(' ', text.indexOf(':'));
            return styled.styled(palette.directive(), text.substring(0, end)).append(text.substring(end))
                    .toAttributedString();
        }
        Optional<SqlCell> cell = SqlCell.of(text);
        if (typing.isSql() || cell.isPresent() || text.startsWith(LINE_OF_SQL)) {
            int start = cell.map(SqlCell::start).orElse(typing.isSql() ? 0 : LINE_OF_SQL.length());
            return sql(styled.styled(palette.directive(), text.substring(0, start)), text, start);
        }
        int done = 0;
        for (JavaToken token : JavaTokens.of(text)) {
            styled.append(text.substring(done, token.start()));
            styled.styled(palette.of(token.kind()), token.text(text));
            done = token.end();
        }
        return styled.append(text.substring(done)).toAttributedString();
    }

    private AttributedString sql(AttributedStringBuilder styled, String text, int start) {
        int done = start;
        for (SqlToken token : SqlToken.of(text.substring(start))) {
            styled.append(text.substring(done, start + token.start()));
            styled.styled(palette.of(token.kind()), text.substring(start + token.start(), start + token.end()));
            done = start + token.end();
        }
        return styled.append(text.substring(done)).toAttributedString();
    }
}

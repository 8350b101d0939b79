package dev.vonk.kernel.document.export;

import dev.vonk.kernel.display.TableHtml;
import dev.vonk.kernel.document.JavaToken;
import dev.vonk.kernel.document.JavaTokens;
import dev.vonk.kernel.document.SqlCell;
import dev.vonk.kernel.sql.SqlToken;
import java.util.Optional;

/// Java and SQL source as HTML with `<span class="keyword">` and the like around its tokens. Cells in another language
/// are escaped and otherwise left alone.
final class CodeHtml {
    private CodeHtml() {}

    static String of(String source) {
        Optional<SqlCell> sql = SqlCell.of(source);
        if (sql.isPresent()) {
            return sql(source, sql.get().start());
        }
        if (source.stripLeading().startsWith("%")) {
            return TableHtml.escape(source);
        }
        StringBuilder out = new StringBuilder();
        int end = 0;
        for (JavaToken token : JavaTokens.of(source)) {
            out.append(TableHtml.escape(source.substring(end, token.start())));
            out.append(marked(token.kind(), TableHtml.escape(token.text(source))));
            end = token.end();
        }
        return out.append(TableHtml.escape(source.substring(end))).toString();
    }

    private static String sql(String source, int start) {
        StringBuilder out = new StringBuilder();
        int end = 0;
        for (SqlToken token : SqlToken.of(source.substring(start))) {
            out.append(TableHtml.escape(source.substring(end, start + token.start())));
            end = start + token.end();
            out.append(marked(token.kind(), TableHtml.escape(source.substring(start + token.start(), end))));
        }
        return out.append(TableHtml.escape(source.substring(end))).toString();
    }

    private static String marked(SqlToken.Kind kind, String text) {
        return switch (kind) {
            case KEYWORD, TYPE -> span("keyword", text);
            case STRING -> span("string", text);
            case NUMBER -> span("literal", text);
            case COMMENT -> span("comment", text);
            case NAME, CALL, QUOTED_NAME, SYMBOL -> text;
        };
    }

    private static String marked(JavaToken.Kind kind, String text) {
        return switch (kind) {
            case KEYWORD -> span("keyword", text);
            case STRING -> span("string", text);
            case NUMBER -> span("literal", text);
            case COMMENT -> span("comment", text);
            case ANNOTATION -> span("annotation", text);
            case IDENTIFIER, OPERATOR -> text;
        };
    }

    private static String span(String style, String text) {
        return "<span class=\"" + style + "\">" + text + "</span>";
    }
}

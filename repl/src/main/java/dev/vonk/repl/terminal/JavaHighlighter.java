package dev.vonk.repl.terminal;

import dev.vonk.kernel.document.JavaToken;
import dev.vonk.kernel.document.JavaTokens;
import dev.vonk.repl.directive.Directives;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/// Colours what is being typed. It runs at every key, so it only cuts tokens and asks no kernel.
final class JavaHighlighter implements Highlighter {
    private final Palette palette;

    JavaHighlighter(Palette palette) {
        this.palette = palette;
    }

    @Override
    public AttributedString highlight(LineReader reader, String text) {
        var styled = new AttributedStringBuilder(text.length());
        if (Directives.isDirective(text)) {
            int end = text.indexOf(' ', text.indexOf(':')) < 0 ? text.length() : text.indexOf(' ', text.indexOf(':'));
            return styled.styled(palette.directive(), text.substring(0, end)).append(text.substring(end))
                    .toAttributedString();
        }
        int done = 0;
        for (JavaToken token : JavaTokens.of(text)) {
            styled.append(text.substring(done, token.start()));
            styled.styled(palette.of(token.kind()), token.text(text));
            done = token.end();
        }
        return styled.append(text.substring(done)).toAttributedString();
    }
}

package dev.vonk.repl.terminal;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.document.JavaToken;
import dev.vonk.kernel.document.JavaTokens;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.repl.directive.Directives;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Decides at Enter whether a cell is complete, and at Tab what could be typed; the kernel knows both. Whoever presses
/// one of these keys before the kernel has started waits for it.
final class CellParser implements Parser {
    private final CompletableFuture<KernelClient> kernel;
    private final Typing typing;

    CellParser(CompletableFuture<KernelClient> kernel, Typing typing) {
        this.kernel = kernel;
        this.typing = typing;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        return switch (context) {
            case ACCEPT_LINE -> accepted(line, cursor);
            case COMPLETE -> completing(line, cursor);
            case UNSPECIFIED, SPLIT_LINE, SECONDARY_PROMPT -> CellLine.plain(line, cursor);
        };
    }

    private ParsedLine accepted(String line, int cursor) {
        if (!line.isBlank() && !Directives.isDirective(line) && isIncomplete(line)) {
            throw new EOFError(-1, -1, "more lines must follow", null, typing.isSql() ? 0 : openBrackets(line), null);
        }
        return CellLine.plain(line, cursor);
    }

    private boolean isIncomplete(String line) {
        return kernel.join().completeness(typing.cell(line)).join() == Answer.State.INCOMPLETE;
    }

    private ParsedLine completing(String line, int cursor) {
        if (Directives.isDirective(line))
            return DirectiveCompletion.of(line, cursor);
        int before = typing.before().length();
        Answer.Completions found = kernel.join().complete(typing.cell(line), before + cursor).join();
        return new CellLine(line, cursor, Math.max(0, found.from() - before), found.candidates());
    }

    /// How deep the next line is indented.
    private static int openBrackets(String line) {
        List<JavaToken> tokens = JavaTokens.of(line);
        int open = 0;
        for (JavaToken token : tokens) {
            if (token.kind() != JavaToken.Kind.OPERATOR)
                continue;
            String symbol = token.text(line);
            if (symbol.equals("{") || symbol.equals("(") || symbol.equals("["))
                open++;
            if (symbol.equals("}") || symbol.equals(")") || symbol.equals("]"))
                open--;
        }
        return Math.max(0, open);
    }
}

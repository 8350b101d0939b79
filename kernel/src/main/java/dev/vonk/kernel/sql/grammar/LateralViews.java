package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Relation;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.Locale;

/// `LATERAL VIEW [OUTER] generator(...) name AS columns`.
final class LateralViews {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;

    LateralViews(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
    }

    /// The LATERAL VIEWs that follow a relation.
    Relation after(Relation input) {
        var left = input;
        int chain = 0;
        while (tokens.at("LATERAL", "VIEW")) {
            left = lateralView(left);
            tokens.checkChain(++chain);
        }
        return left;
    }

    private Relation lateralView(Relation input) {
        int start = tokens.position();
        tokens.require("LATERAL", "VIEW");
        boolean outer = tokens.at("OUTER") && !tokens.ahead(1).is("(");
        if (outer) {
            tokens.next();
        }
        int at = tokens.position();
        var function = String.join(".", names.dotted()).toLowerCase(Locale.ROOT);
        tokens.require("(");
        var call = new Syntax.Call(function, new Calls(grammar).arguments(), tokens.origin(at));
        var alias = startsViewName() ? names.name() : null;
        var columns = new ArrayList<String>();
        if (tokens.accept("AS") || names.atName() && !Clauses.begins(tokens, names)) {
            do {
                columns.add(names.name());
            } while (tokens.accept(","));
        }
        return new Relation.LateralView(input, outer, call, alias, columns, tokens.origin(start));
    }

    private boolean startsViewName() {
        return names.atName() && !tokens.peek().is("AS") && !Clauses.begins(tokens, names);
    }
}

package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.Tokens;

/// The rules of SQL over one text. They call each other, so each has this in hand: an expression may hold a query, a query
/// holds relations, and so on.
public final class Grammar {
    private final Tokens tokens;
    private final Names names;
    private final Types types;
    private final Expressions expressions;
    private final Queries queries;
    private final Relations relations;

    public Grammar(Tokens tokens) {
        this.tokens = tokens;
        this.names = new Names(tokens);
        this.types = new Types(tokens, names);
        this.expressions = new Expressions(this);
        this.queries = new Queries(this);
        this.relations = new Relations(this);
    }

    public Tokens tokens() {
        return tokens;
    }

    public Names names() {
        return names;
    }

    public Types types() {
        return types;
    }

    public Expressions expressions() {
        return expressions;
    }

    public Queries queries() {
        return queries;
    }

    public Relations relations() {
        return relations;
    }
}

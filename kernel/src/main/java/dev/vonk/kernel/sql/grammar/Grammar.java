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

    /// The rules over these tokens, from where they are read to.
    public Grammar(Tokens tokens) {
        this.tokens = tokens;
        this.names = new Names(tokens);
        this.types = new Types(tokens, names);
        this.expressions = new Expressions(this);
        this.queries = new Queries(this);
        this.relations = new Relations(this);
    }

    /// How far the text is read.
    public Tokens tokens() {
        return tokens;
    }

    /// Names and texts.
    public Names names() {
        return names;
    }

    /// Types.
    public Types types() {
        return types;
    }

    /// Expressions.
    public Expressions expressions() {
        return expressions;
    }

    /// Queries.
    public Queries queries() {
        return queries;
    }

    /// What stands in a FROM.
    public Relations relations() {
        return relations;
    }
}

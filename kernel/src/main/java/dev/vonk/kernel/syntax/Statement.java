package dev.vonk.kernel.syntax;

/// What a SQL text asks for: a query or a command. Immutable.
public sealed interface Statement permits Statement.Rows, Statement.Unsupported, Command {
    /// Where it was written.
    Origin origin();

    /// A query.
    record Rows(Query query) implements Statement {
        @Override
        public Origin origin() {
            return query.origin();
        }
    }

    /// A command that is well written but that this system does not carry out.
    ///
    /// @param what its first words, e.g. `ALTER TABLE`
    record Unsupported(String what, Origin origin) implements Statement {}
}

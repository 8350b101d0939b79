package dev.vonk.kernel.syntax;

/// A statement that is no query: it changes or tells something. A family a file.
///
/// Names of tables, views and functions are a [Syntax.Name], or a [Syntax.IdentifierOf] where an expression gives them.
public sealed interface Command extends Statement
        permits
        TableCommand,
        ViewCommand,
        CacheCommand,
        ShowCommand,
        DescribeCommand,
        SessionCommand,
        VariableCommand,
        FunctionCommand {}

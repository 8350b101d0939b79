package dev.vonk.kernel.command;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.syntax.CacheCommand;
import dev.vonk.kernel.syntax.Command;
import dev.vonk.kernel.syntax.DescribeCommand;
import dev.vonk.kernel.syntax.FunctionCommand;
import dev.vonk.kernel.syntax.SessionCommand;
import dev.vonk.kernel.syntax.ShowCommand;
import dev.vonk.kernel.syntax.TableCommand;
import dev.vonk.kernel.syntax.VariableCommand;
import dev.vonk.kernel.syntax.ViewCommand;

/// Carries out the commands of one session, at once.
public final class CommandRunner {
    private final Desk desk;

    public CommandRunner(Desk desk) {
        this.desk = desk;
    }

    /// Carries a command out.
    ///
    /// @return the rows it has to tell; without columns where it has none
    /// @throws AnalysisException where it cannot be carried out; nothing is changed then
    public Frame run(Command command) {
        return switch (command) {
            case ViewCommand view -> new ViewCommands(desk).run(view);
            case TableCommand table -> new TableCommands(desk).run(table);
            case CacheCommand cache -> new CacheCommands(desk).run(cache);
            case SessionCommand session -> new SessionCommands(desk).run(session);
            case ShowCommand show -> new ShowCommands(desk).run(show);
            case DescribeCommand describe -> new DescribeCommands(desk).run(describe);
            case VariableCommand variable -> new VariableCommands(desk).run(variable);
            case FunctionCommand function -> new FunctionCommands(desk).run(function);
        };
    }
}

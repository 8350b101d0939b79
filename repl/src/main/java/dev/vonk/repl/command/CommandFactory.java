package dev.vonk.repl.command;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/// Makes the commands, handing them their surroundings; everything else is made as picocli does.
final class CommandFactory implements IFactory {
    private final Surroundings surroundings;
    private final IFactory others = CommandLine.defaultFactory();

    CommandFactory(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == ReplCommand.class) return type.cast(new ReplCommand(surroundings));
        if (type == KernelCommand.class) return type.cast(new KernelCommand(surroundings));
        if (type == SqlCommand.class) return type.cast(new SqlCommand(surroundings));
        if (type == RunCommand.class) return type.cast(new RunCommand(surroundings));
        if (type == ExportCommand.class) return type.cast(new ExportCommand(surroundings));
        if (type == HistoryCommand.class) return type.cast(new HistoryCommand(surroundings));
        if (type == CompletionCommand.class) return type.cast(new CompletionCommand(surroundings));
        if (type == PoolCommand.class) return type.cast(new PoolCommand(surroundings));
        if (type == WorkerCommand.class) return type.cast(new WorkerCommand(surroundings));
        if (type == WarmUpCommand.class) return type.cast(new WarmUpCommand(surroundings));
        return others.create(type);
    }
}

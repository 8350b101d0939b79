package dev.vonk.notebook.command;

import java.util.List;
import java.util.stream.Stream;

/// All commands, in the order of the cheat sheet.
public final class Commands {
    public static final List<Command> ALL = Stream
            .of(FileCommands.ALL, EditCommands.ALL, CellCommands.ALL, MoveCommands.ALL, RunCommands.ALL,
                    ViewCommands.ALL)
            .flatMap(List::stream)
            .toList();

    private Commands() {}

    /// @throws IllegalArgumentException if there is no such command
    public static Command of(String id) {
        return ALL.stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no command " + id));
    }
}

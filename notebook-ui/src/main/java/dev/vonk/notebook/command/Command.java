package dev.vonk.notebook.command;

import dev.vonk.notebook.state.NotebookState;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Something a user can ask for.
///
/// @param id such as `cell.delete`; unique, and the same in every version, since settings may name it
/// @param title as menus and the palette show it
/// @param commandKeys what asks for it in command mode
/// @param editKeys what asks for it while a cell is being written
/// @param possible when it makes sense
public record Command(
        String id, String title, Group group, List<Keys> commandKeys, List<Keys> editKeys,
        Predicate<NotebookState> possible, Action action) {

    public Command {
        commandKeys = List.copyOf(commandKeys);
        editKeys = List.copyOf(editKeys);
    }

    /// The keys to show beside the title: those that work everywhere before those of command mode.
    public Optional<Keys> shownKeys() {
        if (!editKeys.isEmpty()) {
            return Optional.of(editKeys.getFirst());
        }
        return commandKeys.stream().findFirst();
    }

    public List<Keys> keys(boolean editing) {
        return editing ? editKeys : commandKeys;
    }
}

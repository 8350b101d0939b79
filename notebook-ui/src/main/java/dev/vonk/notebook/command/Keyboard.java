package dev.vonk.notebook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns strokes into commands; remembers the first stroke of keys such as `D D`. One for each window.
public final class Keyboard {
    private static final long PATIENCE_MILLIS = 1_000;

    private final List<Command> commands;
    private final List<Stroke> begun = new ArrayList<>();
    private long begunAt;

    public Keyboard(List<Command> commands) {
        this.commands = List.copyOf(commands);
    }

    /// What a stroke leads to.
    ///
    /// @param waiting whether it began keys of more than one stroke, so that nothing else should come of it
    public record Pressed(Optional<Command> command, boolean waiting) {}

    /// @param editing whether a cell is being written
    /// @param now milliseconds; a stroke that was begun too long ago is forgotten
    public Pressed press(Stroke stroke, boolean editing, long now) {
        if (now - begunAt > PATIENCE_MILLIS) {
            begun.clear();
        }
        begun.add(stroke);
        begunAt = now;
        Pressed pressed = lookUp(editing);
        if (pressed.waiting()) {
            return pressed;
        }
        boolean alone = begun.size() == 1;
        begun.clear();
        return pressed.command().isPresent() || alone ? pressed : press(stroke, editing, now);
    }

    private Pressed lookUp(boolean editing) {
        for (Command command : commands) {
            for (Keys keys : command.keys(editing)) {
                if (keys.strokes().equals(begun)) {
                    return new Pressed(Optional.of(command), false);
                }
                if (keys.strokes().size() > begun.size() && keys.strokes().subList(0, begun.size()).equals(begun)) {
                    return new Pressed(Optional.empty(), true);
                }
            }
        }
        return new Pressed(Optional.empty(), false);
    }
}

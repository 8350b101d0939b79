package dev.vonk.notebook.command;

import dev.vonk.notebook.state.Event;
import java.util.List;

/// Going from cell to cell, and selecting them.
final class MoveCommands {
    private static final CommandFactory MOVE = new CommandFactory(Group.MOVE);

    static final List<Command> ALL = List.of(
            MOVE.send("move.up", "Select the cell above", "Up, K", "", new Event.SelectNeighbour(false, false)),
            MOVE.send("move.down", "Select the cell below", "Down, J", "", new Event.SelectNeighbour(true, false)),
            MOVE.send("move.extend-up", "Extend the selection up", "Shift+Up, Shift+K", "",
                    new Event.SelectNeighbour(false, true)),
            MOVE.send("move.extend-down", "Extend the selection down", "Shift+Down, Shift+J", "",
                    new Event.SelectNeighbour(true, true)),
            MOVE.send("move.first", "Select the first cell", "Home, Ctrl+Home", "", new Event.SelectEdge(false)),
            MOVE.send("move.last", "Select the last cell", "End, Ctrl+End", "", new Event.SelectEdge(true)),
            MOVE.send("move.all", "Select all cells", "Ctrl+A", "", new Event.SelectAllCells()),
            MOVE.ask("move.scroll-down", "Scroll down", "Space, Page_Down", "", Request.SCROLL_DOWN),
            MOVE.ask("move.scroll-up", "Scroll up", "Shift+Space, Page_Up", "", Request.SCROLL_UP),
            MOVE.ask("move.into-output", "Go into the outputs (Esc comes back)", "G O", "", Request.FOCUS_OUTPUT));

    private MoveCommands() {}
}

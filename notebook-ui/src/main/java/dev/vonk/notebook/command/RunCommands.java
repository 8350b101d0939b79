package dev.vonk.notebook.command;

import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.Event.Range;
import dev.vonk.notebook.state.Event.Then;
import dev.vonk.notebook.state.KernelState.Phase;
import dev.vonk.notebook.state.NotebookState;
import java.util.List;
import java.util.stream.Stream;

/// Running cells, and the kernel that runs them.
final class RunCommands {
    private static final CommandFactory RUN = new CommandFactory(Group.RUN);
    private static final CommandFactory KERNEL = new CommandFactory(Group.KERNEL);

    static final List<Command> ALL = Stream.of(runs(), kernel()).flatMap(List::stream).toList();

    private RunCommands() {}

    private static List<Command> runs() {
        return List.of(
                run("run.next", "Run and go to the next cell", "Shift+Enter", Range.SELECTED, Then.NEXT),
                run("run.stay", "Run", "Ctrl+Enter", Range.SELECTED, Then.STAY),
                run("run.insert", "Run and insert a cell below", "Alt+Enter", Range.SELECTED, Then.INSERT),
                run("run.all", "Run all cells", "", Range.ALL, Then.STAY),
                run("run.above", "Run all cells above", "", Range.ABOVE, Then.STAY),
                run("run.below", "Run this cell and all below", "", Range.BELOW, Then.STAY),
                RUN.of("run.stale", "Run stale cells", "Shift+R", "", RunCommands::hasStale,
                        Action.send(new Event.Run(Range.STALE, Then.STAY))));
    }

    private static List<Command> kernel() {
        return List.of(
                KERNEL.of("kernel.interrupt", "Interrupt", "I I", "", RunCommands::isBusy,
                        Action.send(new Event.Interrupt())),
                KERNEL.ask("kernel.restart", "Restart kernel…", "0 0", "", Request.RESTART),
                KERNEL.ask("kernel.restart-run-all", "Restart kernel and run all…", "", "",
                        Request.RESTART_AND_RUN_ALL),
                KERNEL.of("kernel.start", "Start kernel", "", "", state -> !state.kernel().isThere(),
                        new Action.Ask(Request.START_KERNEL)),
                KERNEL.ask("kernel.connect", "Connect to a kernel…", "", "", Request.CONNECT));
    }

    private static Command run(String id, String title, String keys, Range range, Then then) {
        return RUN.send(id, title, keys, keys, new Event.Run(range, then));
    }

    private static boolean hasStale(NotebookState state) {
        return state.cells().stream().anyMatch(CellState::stale);
    }

    private static boolean isBusy(NotebookState state) {
        return state.kernel().phase() == Phase.BUSY;
    }
}

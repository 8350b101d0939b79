package dev.vonk.notebook.command;

import java.util.List;
import java.util.stream.Stream;

/// What the window shows and how.
final class ViewCommands {
    private static final CommandFactory VIEW = new CommandFactory(Group.VIEW);
    private static final CommandFactory HELP = new CommandFactory(Group.HELP);

    static final List<Command> ALL = Stream.of(looks(), panels(), help()).flatMap(List::stream).toList();

    private ViewCommands() {}

    private static List<Command> looks() {
        return List.of(
                VIEW.ask("view.line-numbers", "Line numbers", "L, Shift+L", "", Request.LINE_NUMBERS),
                VIEW.ask("view.theme", "Light or dark theme", "Ctrl+Shift+T", "Ctrl+Shift+T", Request.THEME),
                VIEW.ask("view.zoom-in", "Zoom in", "Ctrl+Plus, Ctrl+Equals, Ctrl+Shift+Equals",
                        "Ctrl+Plus, Ctrl+Equals, Ctrl+Shift+Equals", Request.ZOOM_IN),
                VIEW.ask("view.zoom-out", "Zoom out", "Ctrl+Minus", "Ctrl+Minus", Request.ZOOM_OUT),
                VIEW.ask("view.zoom-reset", "Normal size", "Ctrl+0", "Ctrl+0", Request.ZOOM_RESET));
    }

    private static List<Command> panels() {
        return List.of(
                VIEW.ask("view.panels", "Show or hide the side panels", "Ctrl+B", "Ctrl+B", Request.SIDE_PANELS),
                VIEW.ask("view.outline", "Outline", "G L", "", Request.OUTLINE),
                VIEW.ask("view.variables", "Variables", "G V", "", Request.VARIABLES),
                VIEW.ask("view.data", "Tables and files", "G D", "", Request.DATA),
                VIEW.ask("view.jobs", "Jobs and workers", "G J", "", Request.JOBS),
                VIEW.ask("view.history", "Query history", "G H", "", Request.HISTORY));
    }

    private static List<Command> help() {
        return List.of(
                HELP.ask("help.palette", "Command palette…", "Ctrl+Shift+P, P", "Ctrl+Shift+P", Request.PALETTE),
                HELP.ask("help.keys", "Keys", "H, F1", "F1", Request.KEYS),
                HELP.ask("help.tour", "Tour", "", "", Request.OPEN_TOUR),
                HELP.ask("help.settings", "Settings…", "Ctrl+Comma", "Ctrl+Comma", Request.SETTINGS),
                HELP.ask("help.about", "About Vonk", "", "", Request.ABOUT));
    }
}

package dev.vonk.notebook.command;

import java.util.List;
import java.util.stream.Collectors;

/// All commands and their keys as a page of Markdown: `docs/notebook-keys.md`.
public final class CheatSheet {
    private CheatSheet() {}

    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Commands of the notebook

                *Command mode* is when a cell is selected; *edit mode* is when it is being written: Enter goes in, Esc goes
                out. `D D` means: press D twice. Every command is also in the palette (Ctrl+Shift+P).
                """);
        for (Group group : Group.values()) {
            page.append("\n## ").append(group.label()).append("\n\n");
            page.append("| Command | Command mode | Edit mode |\n|---|---|---|\n");
            Commands.ALL.stream()
                    .filter(command -> command.group() == group)
                    .forEach(command -> page.append(row(command)));
        }
        return page.toString();
    }

    private static String row(Command command) {
        return "| " + command.title() + " | " + cell(command.commandKeys()) + " | " + cell(command.editKeys()) + " |\n";
    }

    private static String cell(List<Keys> keys) {
        return keys.stream().map(each -> "`" + each.label() + "`").collect(Collectors.joining(", "));
    }
}

package dev.vonk.notebook.app;

import dev.vonk.notebook.command.Command;
import dev.vonk.notebook.command.Commands;
import dev.vonk.notebook.command.Keys;
import dev.vonk.notebook.command.Stroke;
import dev.vonk.notebook.state.NotebookState;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu bar. Each entry is a command; `-` is a line between entries.
final class MainMenu extends MenuBar {
    private static final String LINE = "-";
    private static final Map<String, List<String>> MENUS = menus();

    private final Supplier<NotebookState> state;
    private final Consumer<Command> performer;
    private final Menu recent = new Menu("Open recent");

    MainMenu(Supplier<NotebookState> state, Consumer<Command> performer, Supplier<List<Path>> recentFiles,
            Consumer<Path> opener) {
        this.state = state;
        this.performer = performer;
        setId("menu");
        MENUS.forEach((title, ids) -> getMenus().add(menu(title, ids)));
        recent.setId("menu-recent");
        getMenus().getFirst().getItems().add(2, recent);
        getMenus().getFirst().addEventHandler(Menu.ON_SHOWING, _ -> showRecent(recentFiles.get(), opener));
    }

    private Menu menu(String title, List<String> ids) {
        Menu menu = new Menu(title);
        Map<MenuItem, Command> items = new LinkedHashMap<>();
        for (String id : ids) {
            if (id.equals(LINE)) {
                menu.getItems().add(new SeparatorMenuItem());
                continue;
            }
            Command command = Commands.of(id);
            MenuItem item = item(command);
            items.put(item, command);
            menu.getItems().add(item);
        }
        menu.setOnShowing(
                _ -> items.forEach((item, command) -> item.setDisable(!command.possible().test(state.get()))));
        return menu;
    }

    private MenuItem item(Command command) {
        MenuItem item = new MenuItem(command.title());
        item.setId("menu-" + command.id());
        item.setOnAction(_ -> performer.accept(command));
        command.editKeys().stream()
                .map(Keys::strokes)
                .filter(strokes -> strokes.size() == 1)
                .map(List::getFirst)
                .filter(MainMenu::isShortcut)
                .findFirst()
                .ifPresent(stroke -> item.setAccelerator(Strokes.combination(stroke)));
        return item;
    }

    /// Only keys that mean nothing where text is written.
    private static boolean isShortcut(Stroke stroke) {
        return stroke.control() || stroke.key().matches("F\\d+");
    }

    private void showRecent(List<Path> files, Consumer<Path> opener) {
        recent.getItems().clear();
        for (Path file : files) {
            MenuItem item = new MenuItem(file.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> opener.accept(file));
            recent.getItems().add(item);
        }
        recent.setDisable(files.isEmpty());
    }

    private static Map<String, List<String>> menus() {
        Map<String, List<String>> menus = new LinkedHashMap<>();
        menus.put("File", List.of("file.new", "file.open", LINE, "file.save", "file.save-as", "file.export", LINE,
                "file.trust", LINE, "help.settings", LINE, "file.close", "file.quit"));
        menus.put("Edit", List.of("edit.undo", "edit.redo", LINE, "cell.cut", "cell.copy", "cell.paste-below",
                "cell.delete", LINE, "edit.find", "edit.replace"));
        menus.put("Cell", List.of("cell.insert-above", "cell.insert-below", "cell.insert-sql", "cell.insert-markdown",
                LINE, "cell.move-up", "cell.move-down", "cell.split", "cell.merge", LINE, "edit.to-java", "edit.to-sql",
                "edit.to-markdown", "edit.to-raw", LINE, "cell.fold-input", "cell.fold-output", "cell.fold-section",
                LINE, "cell.clear", "cell.clear-all"));
        menus.put("Run", List.of("run.stay", "run.next", "run.insert", LINE, "run.all", "run.above", "run.below",
                "run.stale"));
        menus.put("Kernel", List.of("kernel.interrupt", "kernel.restart", "kernel.restart-run-all", LINE,
                "kernel.start", "kernel.connect"));
        menus.put("View", List.of("view.panels", "view.outline", "view.variables", "view.data", "view.jobs",
                "view.history", LINE, "view.line-numbers", "view.theme", LINE, "view.zoom-in", "view.zoom-out",
                "view.zoom-reset"));
        menus.put("Help", List.of("help.palette", "help.keys", "help.tour", LINE, "help.about"));
        return menus;
    }
}

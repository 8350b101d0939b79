package dev.vonk.notebook.command;

import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.NotebookState;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Makes the commands of one group in few words. Keys are given as text, several separated by `, `.
record CommandFactory(Group group) {

    Command send(String id, String title, String commandKeys, String editKeys, Event event) {
        return of(id, title, commandKeys, editKeys, _ -> true, Action.send(event));
    }

    Command send(String id, String title, String commandKeys, String editKeys, Function<NotebookState, Event> event) {
        return of(id, title, commandKeys, editKeys, _ -> true, Action.send(event));
    }

    Command ask(String id, String title, String commandKeys, String editKeys, Request request) {
        return of(id, title, commandKeys, editKeys, _ -> true, new Action.Ask(request));
    }

    Command of(String id, String title, String commandKeys, String editKeys, Predicate<NotebookState> possible,
            Action action) {
        return new Command(id, title, group, keys(commandKeys), keys(editKeys), possible, action);
    }

    private static List<Keys> keys(String text) {
        return Stream.of(text.split(", ")).filter(keys -> !keys.isEmpty()).map(Keys::of).toList();
    }
}

package dev.vonk.repl.directive;

/// One command of the REPL.
///
/// @param name     with its colon
/// @param argument what may follow, as help shows it; empty where nothing may
/// @param summary  one line for help and completion
public record Directive(String name, String argument, String summary, Action action) {

    /// What a directive does with the text behind its name.
    @FunctionalInterface
    public interface Action {
        void run(String argument, Desk desk);
    }
}

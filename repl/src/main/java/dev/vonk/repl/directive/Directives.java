package dev.vonk.repl.directive;

import dev.vonk.kernel.document.AtomicFile;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookException;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.kernel.document.ScriptFile;
import dev.vonk.repl.session.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The list of all directives, in the order in which help shows them.
public final class Directives {
    public static final List<Directive> ALL = List.of(
            new Directive(":help", "[NAME]", "Lists the directives and keys, or explains one", Directives::help),
            new Directive(":vars", "", "Lists the variables with types and values",
                    (argument, desk) -> desk.print(Listing.variables(desk.kernel().variables().join()))),
            new Directive(":type", "EXPRESSION", "Tells the type of an expression without running it",
                    Directives::type),
            new Directive(":plan", "DATAFRAME", "Shows how a DataFrame will be computed",
                    (argument, desk) -> call(":plan", argument, "explain", desk)),
            new Directive(":schema", "DATAFRAME", "Shows the columns of a DataFrame and their types",
                    (argument, desk) -> call(":schema", argument, "printSchema", desk)),
            new Directive(":jobs", "", "Lists the newest queries and how far they came",
                    (argument, desk) -> desk.run("spark.jobs().stream().map(dev.vonk.JobInfo::of).toList()")),
            new Directive(":workers", "", "Lists what runs the queries, and how those ended that are gone",
                    (argument, desk) -> desk.print(Listing.workers(desk.kernel().workers().join()))),
            new Directive(":sql", "[STATEMENT]",
                    "Takes what is typed as SQL from now on, and back; or runs a statement",
                    Directives::sql),
            new Directive(":timing", "[on|off]", "Shows after each cell how long it took", Directives::timing),
            new Directive(":load", "FILE", "Runs the cells of a .jsh, .sql, .java or .ipynb file", Directives::load),
            new Directive(":save", "FILE", "Writes the cells of this session to a .jsh or .ipynb file",
                    Directives::save),
            new Directive(":last-error", "", "Shows the newest error with its whole stack",
                    (argument, desk) -> desk.print(desk.lastError().orElse("No cell has failed yet."))),
            new Directive(":reset", "", "Forgets all variables and starts the session anew",
                    (argument, desk) -> desk.reset()),
            new Directive(":quit", "", "Leaves; Ctrl-D does too", (argument, desk) -> desk.quit()));

    private static final String KEYS = """


            Tab completes, Shift-Tab explains what is at the cursor, Ctrl-R searches the history,
            Ctrl-C clears the line or stops the running cell, Ctrl-D leaves.
            """;

    private Directives() {}

    /// Whether a line is meant for the REPL rather than for Java.
    public static boolean isDirective(String line) {
        return line.stripLeading().startsWith(":");
    }

    /// Carries out a line such as `:type x + 1`; a name may be shortened as far as it stays unique.
    public static void run(String line, Desk desk) {
        String[] words = line.strip().split("\\s+", 2);
        String argument = words.length > 1 ? words[1].strip() : "";
        List<Directive> meant = find(words[0]);
        switch (meant.size()) {
            case 0 -> desk.complain("There is no " + words[0] + "; :help lists what there is.");
            case 1 -> run(meant.getFirst(), argument, desk);
            default -> desk.complain(words[0] + " could be " + String.join(" or ", names(meant)) + ".");
        }
    }

    private static void run(Directive directive, String argument, Desk desk) {
        if (directive.argument().isEmpty() && !argument.isEmpty()) {
            desk.complain(directive.name() + " takes nothing behind it.");
            return;
        }
        boolean missing = argument.isEmpty() && !directive.argument().isEmpty()
                && !directive.argument().startsWith("[");
        if (missing)
            desk.complain("Write " + directive.name() + " " + directive.argument() + ".");
        else
            directive.action().run(argument, desk);
    }

    private static List<Directive> find(String name) {
        Optional<Directive> exact = ALL.stream().filter(directive -> directive.name().equals(name)).findFirst();
        return exact.map(List::of)
                .orElseGet(() -> ALL.stream().filter(directive -> directive.name().startsWith(name)).toList());
    }

    private static List<String> names(List<Directive> directives) {
        return directives.stream().map(Directive::name).toList();
    }

    private static void help(String argument, Desk desk) {
        String name = argument.isEmpty() || argument.startsWith(":") ? argument : ":" + argument;
        List<Directive> shown = name.isEmpty() ? ALL : find(name);
        if (shown.isEmpty()) {
            desk.complain("There is no " + name + "; :help lists what there is.");
            return;
        }
        desk.print(Listing.directives(shown) + (name.isEmpty() ? KEYS : ""));
    }

    private static void type(String argument, Desk desk) {
        desk.kernel().typeOf(argument).join()
                .ifPresentOrElse(desk::print, () -> desk.complain(argument + " is no expression here."));
    }

    private static void call(String name, String argument, String method, Desk desk) {
        Optional<String> type = desk.kernel().typeOf(argument).join();
        if (type.isEmpty())
            desk.complain(argument + " is no DataFrame here; write " + name + " with one.");
        else
            desk.run("(" + argument + ")." + method + "();");
    }

    private static void timing(String argument, Desk desk) {
        switch (argument) {
            case "" -> desk.timing(!desk.timing());
            case "on" -> desk.timing(true);
            case "off" -> desk.timing(false);
            default -> {
                desk.complain("Write :timing on or :timing off.");
                return;
            }
        }
        desk.print("Timing is " + (desk.timing() ? "on" : "off") + ".");
    }

    private static void sql(String argument, Desk desk) {
        if (!argument.isEmpty()) {
            desk.run("%sql " + argument);
            return;
        }
        desk.sql(!desk.sql());
        desk.print(desk.sql()
                ? "SQL from here on: a semicolon ends a statement, :sql goes back to Java."
                : "Java from here on.");
    }

    private static void load(String argument, Desk desk) {
        try {
            Source source = Source.read(path(argument));
            desk.run(source.notebook(), source.naming());
        } catch (NotebookException mistake) {
            desk.complain(String.valueOf(mistake.getMessage()));
        }
    }

    private static void save(String argument, Desk desk) {
        Path file = path(argument);
        Notebook written = desk.written();
        boolean notebook = argument.toLowerCase(Locale.ROOT).endsWith(".ipynb");
        try {
            if (notebook)
                NotebookFile.save(file, written);
            else
                AtomicFile.write(file, ScriptFile.write(written));
            desk.print("Wrote " + Listing.counted(written.cells().size(), "cell") + " to " + file);
        } catch (NotebookException mistake) {
            desk.complain(String.valueOf(mistake.getMessage()));
        }
    }

    private static Path path(String argument) {
        boolean home = argument.startsWith("~/");
        return home ? Path.of(System.getProperty("user.home"), argument.substring(2)) : Path.of(argument);
    }
}

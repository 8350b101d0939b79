package dev.vonk.kernel.command;

import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.syntax.FunctionCommand;

/// Functions whose body is SQL.
final class FunctionCommands {
    private final Desk desk;

    FunctionCommands(Desk desk) {
        this.desk = desk;
    }

    Frame run(FunctionCommand command) {
        switch (command) {
            case FunctionCommand.Create create -> create(create);
            case FunctionCommand.Drop drop -> drop(drop);
        }
        return Desk.nothing();
    }

    private void create(FunctionCommand.Create create) {
        var name = desk.last(create.name());
        boolean taken = desk.catalog().sqlFunction(name).isPresent();
        if (taken && create.ifNotExists()) {
            return;
        }
        if (taken && !create.replace()) {
            throw Errors.invalid("ROUTINE_ALREADY_EXISTS", "There is a function " + Errors.quoted(name)
                    + " already. Write CREATE OR REPLACE FUNCTION, or drop it first.", create.origin());
        }
        var names = create.parameters().stream().map(parameter -> parameter.name().toLowerCase(java.util.Locale.ROOT))
                .toList();
        if (names.stream().distinct().count() < names.size()) {
            throw Errors.invalid("DUPLICATE_ROUTINE_PARAMETER_NAMES", "Two parameters of " + Errors.quoted(name)
                    + " have one name: " + String.join(", ", names) + ".", create.origin());
        }
        desk.catalog().addFunction(name, create);
    }

    private void drop(FunctionCommand.Drop drop) {
        var name = desk.last(drop.name());
        if (!desk.catalog().dropFunction(name) && !drop.ifExists()) {
            throw Errors.unresolvedRoutine(name, desk.catalog().functionNames(), drop.origin());
        }
    }
}

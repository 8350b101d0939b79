package dev.vonk.kernel.command;

import dev.vonk.kernel.analysis.Constants;
import dev.vonk.kernel.analysis.Conversions;
import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.VariableCommand;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import org.jspecify.annotations.Nullable;

/// Session variables: constants under a name.
final class VariableCommands {
    private final Desk desk;

    VariableCommands(Desk desk) {
        this.desk = desk;
    }

    Frame run(VariableCommand command) {
        return switch (command) {
            case VariableCommand.Declare declare -> declare(declare);
            case VariableCommand.Assign assign -> {
                assign.assignments().forEach(this::assign);
                yield Desk.nothing();
            }
            case VariableCommand.Drop drop -> {
                if (!desk.catalog().dropVariable(desk.last(drop.name())) && !drop.ifExists()) {
                    throw missing(drop.name());
                }
                yield Desk.nothing();
            }
            case VariableCommand.AssignQuery query -> throw Errors.invalid("UNSUPPORTED_FEATURE",
                    "SET VARIABLE from a query cannot be done yet. Set one from a value: SET VARIABLE a = (SELECT ...).",
                    query.origin());
            case VariableCommand.ExecuteImmediate execute -> throw Errors.invalid("UNSUPPORTED_FEATURE",
                    "EXECUTE IMMEDIATE cannot be done yet.", execute.origin());
        };
    }

    private Frame declare(VariableCommand.Declare declare) {
        for (var name : declare.names()) {
            var last = desk.last(name);
            if (desk.catalog().variable(last).isPresent() && !declare.replace()) {
                throw Errors.invalid("VARIABLE_ALREADY_EXISTS", "There is a variable " + Errors.quoted(last)
                        + " already. Write DECLARE OR REPLACE.", declare.origin());
            }
            var type = declare.type();
            var value = declare.defaultValue() == null
                    ? new Literal(null, type == null ? DataTypes.NullType : type)
                    : value(declare.defaultValue(), type);
            desk.catalog().setVariable(last, value);
        }
        return Desk.nothing();
    }

    private void assign(VariableCommand.Assignment assignment) {
        var name = desk.last(assignment.name());
        var known = desk.catalog().variable(name).orElseThrow(() -> missing(assignment.name()));
        desk.catalog().setVariable(name, value(assignment.value(), known.type()));
    }

    private Literal value(Syntax written, @Nullable DataType type) {
        var around = desk.queries().around();
        Expression value = Constants.analyzer(around, "a variable").analyze(written);
        var fitted = type == null ? value : Conversions.to(value, type);
        return Constants.value(fitted, around).orElseThrow(() -> Errors.invalid("NON_FOLDABLE_ARGUMENT",
                "The value of a variable is a constant, not " + value + ".", written.origin()));
    }

    private RuntimeException missing(Syntax name) {
        return Errors.invalid("UNRESOLVED_VARIABLE", "There is no variable " + Errors.quoted(desk.last(name))
                + ". Make it first: DECLARE VARIABLE name type.", name.origin());
    }
}

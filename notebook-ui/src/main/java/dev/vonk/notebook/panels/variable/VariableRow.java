package dev.vonk.notebook.panels.variable;

import dev.vonk.kernel.protocol.Answer.VariableView;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A line of the variables.
///
/// @param changed whether it is new, or another value, since the cell before the last
public record VariableRow(VariableView variable, boolean changed) {

    /// The rows after a cell: what was not there as it is now has changed.
    ///
    /// @param before what was shown before the cell
    public static List<VariableRow> after(List<VariableRow> before, List<VariableView> variables) {
        return rows(before, variables, false);
    }

    /// The rows when they are looked at again: what had changed still counts as changed.
    public static List<VariableRow> again(List<VariableRow> before, List<VariableView> variables) {
        return rows(before, variables, true);
    }

    public String name() {
        return variable.name();
    }

    /// Without the names of packages.
    public String type() {
        return TypeText.brief(variable.type());
    }

    /// Whether a text in lower case stands in the name, the type or the value.
    public boolean contains(String text) {
        return (variable.name() + "\n" + variable.type() + "\n" + variable.preview()).toLowerCase(Locale.ROOT)
                .contains(text);
    }

    private static List<VariableRow> rows(List<VariableRow> before, List<VariableView> variables, boolean keep) {
        Map<String, VariableRow> known = new HashMap<>();
        before.forEach(row -> known.put(row.name(), row));
        return variables.stream().map(variable -> {
            VariableRow old = known.get(variable.name());
            boolean differs = old == null || !old.variable.equals(variable);
            return new VariableRow(variable, differs || keep && old.changed);
        }).toList();
    }
}

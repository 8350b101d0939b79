package dev.vonk.kernel.document;

import java.util.List;

/// What a cell can name without importing it, beside the JDK's usual packages. A kernel starts with these imports, and a
/// notebook that is exported as a program has them at its top, so that the same names mean the same in both.
public final class CellImports {
    /// What each declaration says between `import` and `;`.
    public static final List<String> ALL = List.of(
            "dev.vonk.*",
            "dev.vonk.kernel.analysis.AnalysisException",
            "dev.vonk.runtime.code.*",
            "dev.vonk.runtime.data.DataException",
            "dev.vonk.runtime.data.Row",
            "dev.vonk.runtime.type.*",
            "static dev.vonk.Cells.*",
            "static dev.vonk.Functions.*");

    private CellImports() {}
}

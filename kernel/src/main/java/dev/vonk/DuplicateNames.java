package dev.vonk;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.runtime.type.StructType;
import java.util.HashSet;
import java.util.Locale;

/// Columns of files are found by name, in any case of letters, so each name may be there once.
final class DuplicateNames {
    private DuplicateNames() {
    }

    /// @throws AnalysisException where a name is there twice
    static void refuse(StructType schema, String problem, String remedy) {
        var seen = new HashSet<String>();
        for (var name : schema.names()) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new AnalysisException("COLUMN_ALREADY_EXISTS",
                        problem + ", but `" + name + "` is there twice. " + remedy, Origin.here());
            }
        }
    }
}

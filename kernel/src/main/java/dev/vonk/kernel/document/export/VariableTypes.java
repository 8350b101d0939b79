package dev.vonk.kernel.document.export;

import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/// The types the compiler infers for the `var` declarations of a program; for those it cannot (a library is not on the
/// class path, the type has no name) there is no entry.
final class VariableTypes extends TreePathScanner<@Nullable Void, @Nullable Void> {
    /// Packages the exported program imports whole.
    private static final Pattern IMPORTED = Pattern
            .compile("\\b(java\\.lang|java\\.util|java\\.util\\.function|java\\.util\\.stream|dev\\.vonk)\\.(?=[A-Z])");
    private static final Pattern NAMELESS = Pattern.compile("capture#|<any>|<anonymous|&|\\bnull\\b|INT#");

    private final Trees trees;
    private final Map<String, String> types = new HashMap<>();

    private VariableTypes(Trees trees) {
        this.trees = trees;
    }

    static Map<String, String> of(String program) {
        return JavaSource.parsed(program)
                .map(source -> {
                    VariableTypes found = new VariableTypes(source.typed());
                    found.scan(source.unit(), null);
                    return found.types;
                })
                .orElse(new HashMap<>());
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        Element element = trees.getElement(getCurrentPath());
        if (element != null && element.asType().getKind() != TypeKind.ERROR) {
            String type = IMPORTED.matcher(element.asType().toString()).replaceAll("");
            if (!NAMELESS.matcher(type).find()) {
                types.putIfAbsent(tree.getName().toString(), type);
            }
        }
        return super.visitVariable(tree, unused);
    }
}

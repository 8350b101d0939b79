package dev.vonk.kernel.document.export;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which variables the statements of a notebook assign after their declaration, and which names they declare again
/// inside (loop variables, lambda parameters). Such variables cannot be locals of `main`: lambdas may only capture what
/// never changes, and a local may not be hidden by another.
final class VariableUse extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final Set<String> names = new HashSet<>();
    private final Set<Tree> own = new HashSet<>();

    private VariableUse() {}

    /// @param statements source of statements, one after the other
    static Set<String> assignedOrHidden(String statements) {
        VariableUse use = new VariableUse();
        JavaSource.parsed("class Cells { void run() {\n" + statements + "\n} }").ifPresent(source -> {
            List<? extends StatementTree> body = SnippetParser.body(source);
            use.own.addAll(body);
            use.scan(body, null);
        });
        return use.names;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        if (!own.contains(tree)) {
            names.add(tree.getName().toString());
        }
        return super.visitVariable(tree, unused);
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        assigned(tree.getVariable());
        return super.visitAssignment(tree, unused);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void unused) {
        assigned(tree.getVariable());
        return super.visitCompoundAssignment(tree, unused);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
        switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                assigned(tree.getExpression());
            default -> {}
        }
        return super.visitUnary(tree, unused);
    }

    private void assigned(ExpressionTree target) {
        if (target instanceof IdentifierTree name) {
            names.add(name.getName().toString());
        }
    }
}

package dev.vonk.kernel.cell.execution;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Rewrites a class of a cell before it is loaded: a [Checkpoint] on every jump backwards and at the entry of every
/// method that calls something, and line numbers that are the cell's.
///
/// A checkpoint leaves operand stack and locals as they are, so it may stand anywhere. Stack maps are computed anew,
/// and for that the weaver must know the classes of the cell: they are in no class path, hence the resolver.
public final class Weaver {

    private static final ClassDesc CHECKPOINT = ClassDesc.of(Checkpoint.class.getName());
    private static final MethodTypeDesc NO_ARGUMENTS = MethodTypeDesc.of(ConstantDescs.CD_void);

    private final ClassFile classFile;

    public Weaver(ClassHierarchyResolver hierarchy) {
        this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    }

    public byte[] weave(byte[] bytes, SnippetLines lines) {
        return classFile.transformClass(classFile.parse(bytes), (builder, element) -> {
            if (element instanceof MethodModel method) {
                builder.transformMethod(method, MethodTransform.transformingCode(new Checks(lines, calls(method))));
            } else if (element instanceof SourceFileAttribute && lines.isKnown()) {
                builder.with(SourceFileAttribute.of(lines.file()));
            } else {
                builder.with(element);
            }
        });
    }

    private static boolean calls(MethodModel method) {
        return method.code().stream()
                .flatMap(CodeModel::elementStream)
                .anyMatch(InvokeInstruction.class::isInstance);
    }

    private static final class Checks implements CodeTransform {
        private final SnippetLines lines;
        private final boolean methodCalls;
        private final Set<Label> passed = new HashSet<>();

        Checks(SnippetLines lines, boolean methodCalls) {
            this.lines = lines;
            this.methodCalls = methodCalls;
        }

        @Override
        public void atStart(CodeBuilder builder) {
            // A method that calls nothing ends by itself unless it loops; recursion needs a call.
            if (methodCalls) {
                check(builder);
            }
        }

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            switch (element) {
                case LabelTarget target -> passed.add(target.label());
                case BranchInstruction branch -> checkIfBack(builder, List.of(branch.target()));
                case TableSwitchInstruction jump -> checkIfBack(builder, targets(jump.cases(), jump.defaultTarget()));
                case LookupSwitchInstruction jump -> checkIfBack(builder, targets(jump.cases(), jump.defaultTarget()));
                default -> {}
            }
            if (element instanceof LineNumber number && lines.isKnown()) {
                builder.with(LineNumber.of(lines.cellLine(number.line())));
            } else {
                builder.with(element);
            }
        }

        private void checkIfBack(CodeBuilder builder, List<Label> targets) {
            if (targets.stream().anyMatch(passed::contains)) {
                check(builder);
            }
        }

        private static List<Label> targets(List<SwitchCase> cases, Label otherwise) {
            Set<Label> targets = new HashSet<>(Set.of(otherwise));
            cases.forEach(each -> targets.add(each.target()));
            return List.copyOf(targets);
        }

        private static void check(CodeBuilder builder) {
            builder.invokestatic(CHECKPOINT, "pass", NO_ARGUMENTS);
        }
    }
}

package dev.vonk.kernel.cell.dependency;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the classes of one snippet mention of other snippets.
///
/// The shell puts a class of its own around each snippet, `REPL.$JShell$7`. Variables are static fields of it, methods
/// static methods, types nested classes, and what runs stands in a method `do_it$`. Where the shell has compiled other
/// snippets anew together with this one, they share the class, and only the members of this one count.
///
/// @param reads variables, methods and types
/// @param writes variables that are assigned
public record References(Set<String> reads, Set<String> writes) {
    /// Of a snippet that was not compiled.
    public static final References NONE = new References(Set.of(), Set.of());

    private static final String WRAPPER = "REPL/\\$JShell\\$[^$/;.<>]+";
    private static final Pattern WRAPPER_CLASS = Pattern.compile(WRAPPER);
    private static final Pattern TYPE = Pattern.compile("(" + WRAPPER + ")\\$([\\p{L}_][\\p{L}\\p{N}_]*)");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.*)\\$\\d+");
    private static final String RUN = "do_it$";

    /// What a snippet's classes mention.
    ///
    /// @param wrapper the dotted name of the class around the snippet
    /// @param member the name of the method or type that the snippet declares; empty where it runs something
    /// @param classes that class and those nested in it, as they were compiled, by dotted name
    public static References of(String wrapper, String member, Map<String, byte[]> classes) {
        var reader = new Reader(wrapper.replace('.', '/'), member);
        classes.forEach((name, bytes) -> reader.read(name.replace('.', '/'), ClassFile.of().parse(bytes)));
        return new References(reader.reads, reader.writes);
    }

    /// Names that are known only by what the shell says is missing.
    public References plusReads(Set<String> more) {
        var all = new LinkedHashSet<>(reads);
        all.addAll(more);
        return new References(all, writes);
    }

    private static final class Reader {
        private final String wrapper;
        private final String member;
        private final Set<String> reads = new LinkedHashSet<>();
        private final Set<String> writes = new LinkedHashSet<>();

        Reader(String wrapper, String member) {
            this.wrapper = wrapper;
            this.member = member;
        }

        void read(String name, ClassModel model) {
            if (name.equals(wrapper)) {
                model.methods().stream().filter(this::isOwn).forEach(this::read);
                if (!isShared(model)) {
                    types(model);
                }
            } else if (isOwnNested(name.substring(wrapper.length() + 1))) {
                model.methods().forEach(this::read);
                types(model);
            }
        }

        private boolean isOwnNested(String nested) {
            return Character.isDigit(nested.charAt(0)) || nested.equals(member) || nested.startsWith(member + "$");
        }

        private boolean isOwn(MethodModel method) {
            String name = method.methodName().stringValue();
            Matcher lambda = LAMBDA.matcher(name);
            String owner = lambda.matches() ? lambda.group(1) : name;
            return owner.startsWith(RUN) || owner.equals(member);
        }

        /// The initialisers are the compiler's.
        private boolean isShared(ClassModel model) {
            return model.methods().stream()
                    .filter(method -> !method.methodName().stringValue().startsWith("<")
                            && !method.methodName().equalsString("$deserializeLambda$"))
                    .anyMatch(method -> !isOwn(method)) || model.fields().size() > 1;
        }

        /// Types stand in descriptors and signatures, all of which are texts of the constant pool.
        private void types(ClassModel model) {
            for (PoolEntry entry : model.constantPool()) {
                if (entry instanceof Utf8Entry text) {
                    type(text.stringValue());
                }
            }
        }

        private void type(String text) {
            Matcher found = TYPE.matcher(text);
            while (found.find()) {
                if (!found.group(1).equals(wrapper)) {
                    reads.add(found.group(2));
                }
            }
        }

        private void read(MethodModel method) {
            type(method.methodType().stringValue());
            method.findAttribute(Attributes.signature()).ifPresent(each -> type(each.signature().stringValue()));
            method.code().ifPresent(code -> code.forEach(this::read));
        }

        private void read(CodeElement element) {
            switch (element) {
                case FieldInstruction field -> {
                    type(field.type().stringValue());
                    if (isForeign(field.owner().asInternalName())) {
                        (field.opcode() == Opcode.PUTSTATIC ? writes : reads).add(field.name().stringValue());
                    }
                }
                case InvokeInstruction call -> {
                    type(call.type().stringValue());
                    called(call.owner().asInternalName(), call.name().stringValue());
                }
                case InvokeDynamicInstruction made -> made.bootstrapArgs().forEach(this::constant);
                case NewObjectInstruction made -> type(made.className().asInternalName());
                case TypeCheckInstruction check -> type(check.type().asInternalName());
                default -> {}
            }
        }

        private void constant(ConstantDesc constant) {
            switch (constant) {
                case DirectMethodHandleDesc method -> {
                    type(method.lookupDescriptor());
                    String owner = method.owner().descriptorString();
                    called(owner.substring(1, owner.length() - 1), method.methodName());
                }
                case MethodTypeDesc type -> type(type.descriptorString());
                case ClassDesc type -> type(type.descriptorString());
                default -> {}
            }
        }

        private void called(String owner, String name) {
            type(owner);
            if (isForeign(owner)) {
                reads.add(name);
            }
        }

        private boolean isForeign(String owner) {
            return !owner.equals(wrapper) && WRAPPER_CLASS.matcher(owner).matches();
        }
    }
}

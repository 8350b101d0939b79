package dev.vonk.runtime.code.classes;

import dev.vonk.runtime.data.DataException;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Walks from lambdas and objects through the methods of cells that they can reach, and finds the cell variables that
/// these read.
///
/// A variable of a cell is a static field of the class that the shell puts around it. A worker would find 0 or null in
/// it, so its value must go along. Statics of classes that a cell declares are another matter: they belong to the
/// process, and the class's own initialiser sets them wherever it is loaded, as in any Java program.
///
/// Virtual calls reach the methods of that name in every class that was met; what the JDK may call back (`compareTo`,
/// `toString`) is reached with its class.
final class CellWalk {
    private final Map<String, Optional<CellClass>> classes = new HashMap<>();
    private final Map<String, ClassLoader> loaders = new HashMap<>();
    private final SortedMap<String, CellVariable> variables = new TreeMap<>();
    private final Map<String, CellClass> needed = new TreeMap<>();
    private final Set<String> objects = new HashSet<>();
    private final Set<Method> called = new HashSet<>();
    private final Set<Method> seen = new HashSet<>();
    private final Deque<Method> waiting = new ArrayDeque<>();

    /// A method, or where `owner` is empty every one of this name.
    private record Method(String owner, String name, String descriptor) {}

    /// Starts at a class whose objects travel.
    void from(Class<?> type) {
        if (CellClass.isCell(type.getName())) {
            object(type.getName(), type.getClassLoader());
        }
    }

    /// Starts at what a lambda calls.
    void from(Class<?> capturing, SerializedLambda lambda) {
        var owner = lambda.getImplClass().replace('/', '.');
        if (CellClass.isCell(capturing.getName())) {
            find(capturing.getName(), capturing.getClassLoader());
        }
        if (CellClass.isCell(owner)) {
            call(owner, lambda.getImplMethodName(), lambda.getImplMethodSignature(), capturing.getClassLoader());
        }
    }

    /// The variables that can be read from where it started, by class and name.
    SortedMap<String, CellVariable> variables() {
        while (!waiting.isEmpty()) {
            walk(waiting.remove());
        }
        return variables;
    }

    /// The classes of cells that are needed, by name.
    Map<String, CellClass> needed() {
        return needed;
    }

    private @Nullable CellClass find(String name, ClassLoader loader) {
        loaders.putIfAbsent(name, loader);
        var found = classes.computeIfAbsent(name, each -> Optional.ofNullable(CellClass.read(loader, each)));
        found.ifPresent(each -> needed.put(name, each));
        return found.orElse(null);
    }

    /// A class of which there are objects, or whose initialiser runs.
    private void object(String name, ClassLoader loader) {
        if (!CellClass.isCell(name) || CellClass.isWrapper(name) || !objects.add(name)) {
            return;
        }
        var type = find(name, loader);
        if (type == null) {
            return;
        }
        object(type.superclass(), loader);
        type.model().interfaces().forEach(each -> object(each.asInternalName().replace('/', '.'), loader));
        for (var method : type.model().methods()) {
            var key = key(name, method);
            boolean calledAlready = called.contains(new Method("", key.name, key.descriptor));
            if (key.name.equals("<clinit>") || calledAlready
                    || !CellClass.isStatic(method) && overridesOthers(type, method, loader)) {
                add(key);
            }
        }
    }

    private static Method key(String owner, MethodModel method) {
        return new Method(owner, method.methodName().stringValue(), method.methodType().stringValue());
    }

    private void add(Method method) {
        if (seen.add(method)) {
            waiting.add(method);
        }
    }

    /// Whether code outside the cells knows the method and may call it.
    private static boolean overridesOthers(CellClass type, MethodModel method, ClassLoader loader) {
        if (method.methodName().equalsString("<init>")) {
            return false;
        }
        try {
            return declaredOutside(Class.forName(type.name(), false, loader), method, new HashSet<>());
        } catch (ClassNotFoundException | LinkageError e) {
            // What cannot be loaded cannot run either; whoever tries is told so then.
            return false;
        }
    }

    private static boolean declaredOutside(@Nullable Class<?> type, MethodModel method, Set<Class<?>> visited) {
        if (type == null || !visited.add(type)) {
            return false;
        }
        if (!CellClass.isCell(type.getName())) {
            for (var other : type.getDeclaredMethods()) {
                if (!Modifier.isPrivate(other.getModifiers()) && method.methodName().equalsString(other.getName())
                        && other.getParameterCount() == method.methodTypeSymbol().parameterCount()) {
                    return true;
                }
            }
        }
        boolean found = declaredOutside(type.getSuperclass(), method, visited);
        for (var each : type.getInterfaces()) {
            found |= declaredOutside(each, method, visited);
        }
        return found;
    }

    /// A call of a method by name: the one that `owner` or a parent of it has, and those that override it.
    private void call(String owner, String name, String descriptor, ClassLoader loader) {
        object(owner, loader);
        for (String each = owner; CellClass.isCell(each);) {
            var type = find(each, loader);
            if (type == null) {
                break;
            }
            if (type.method(name, descriptor).isPresent()) {
                add(new Method(each, name, descriptor));
                break;
            }
            each = type.superclass();
        }
        if (called.add(new Method("", name, descriptor))) {
            for (var each : Set.copyOf(objects)) {
                classes.getOrDefault(each, Optional.empty()).flatMap(type -> type.method(name, descriptor))
                        .ifPresent(method -> add(key(each, method)));
            }
        }
    }

    private void walk(Method key) {
        var loader = loaders.get(key.owner);
        var type = loader == null ? null : find(key.owner, loader);
        if (type == null) {
            return;
        }
        var code = type.method(key.name, key.descriptor).flatMap(MethodModel::code);
        if (code.isPresent()) {
            walk(type, code.get(), loader);
        }
    }

    private void walk(CellClass type, CodeModel code, ClassLoader loader) {
        int line = 0;
        for (var element : code) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case FieldInstruction field -> field(type, field, line, loader);
                case InvokeInstruction call -> {
                    var owner = call.owner().asInternalName().replace('/', '.');
                    if (CellClass.isCell(owner)) {
                        call(owner, call.name().stringValue(), call.type().stringValue(), loader);
                    }
                }
                case InvokeDynamicInstruction made -> made.bootstrapArgs().forEach(each -> bound(each, loader));
                case NewObjectInstruction made -> object(made.className().asInternalName().replace('/', '.'), loader);
                default -> {
                }
            }
        }
    }

    /// What a lambda inside the code calls.
    private void bound(ConstantDesc argument, ClassLoader loader) {
        if (argument instanceof DirectMethodHandleDesc method) {
            var descriptor = method.owner().descriptorString();
            var owner = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
            if (CellClass.isCell(owner)) {
                call(owner, method.methodName(), method.lookupDescriptor(), loader);
            }
        }
    }

    private void field(CellClass type, FieldInstruction field, int line, ClassLoader loader) {
        var owner = field.owner().asInternalName().replace('/', '.');
        if (!CellClass.isCell(owner)) {
            return;
        }
        if (!CellClass.isWrapper(owner)) {
            object(owner, loader);
            return;
        }
        var name = field.name().stringValue();
        if (field.opcode() == Opcode.PUTSTATIC) {
            throw new DataException("VARIABLE_ASSIGNED_IN_FUNCTION", "The variable `" + name
                    + "` of a cell is assigned in a function that runs on workers" + at(type.place(line))
                    + ". Each worker has a copy of its own, so the assignment would be lost. Let the function return the "
                    + "value and combine the results: with an aggregate (sum, count, max), reduce, or collect.");
        }
        if (field.opcode() == Opcode.GETSTATIC) {
            find(owner, loader);
            variables.computeIfAbsent(owner + "." + name,
                    _ -> new CellVariable(owner, name, at(type.place(line)), loader));
        }
    }

    private static String at(String place) {
        return place.isEmpty() ? "" : " (" + place + ")";
    }

    /// Where the code of a lambda begins, e.g. `#3:12`; empty where nothing is known.
    static String placeOf(Class<?> capturing, SerializedLambda lambda) {
        var loader = capturing.getClassLoader();
        var type = loader == null ? null : CellClass.read(loader, lambda.getImplClass().replace('/', '.'));
        return type == null
                ? ""
                : type.method(lambda.getImplMethodName(), lambda.getImplMethodSignature()).map(type::place).orElse("");
    }

    static Map<String, String> hashes(Map<String, CellClass> needed) {
        var hashes = new LinkedHashMap<String, String>();
        needed.forEach((name, type) -> hashes.put(name, Hashes.of(type.bytes())));
        return hashes;
    }
}

package dev.vonk.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One class file and every class that its constant pool names. Descriptors and generic signatures are read from the
/// text constants; a constant that the compiler copied in leaves no trace and is not seen.
record ClassMentions(String className, Set<String> mentioned) {
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w$]+(?:/[\\w$]+)+)[;<]");

    String packageName() {
        return packageOf(className);
    }

    static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    static List<ClassMentions> in(Path folder) {
        var all = new ArrayList<ClassMentions>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                all.add(read(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static ClassMentions read(byte[] bytes) {
        var model = ClassFile.of().parse(bytes);
        var mentioned = new TreeSet<String>();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry type && !type.asInternalName().startsWith("[")) {
                mentioned.add(type.asInternalName().replace('/', '.'));
            } else if (entry instanceof Utf8Entry text) {
                Matcher matcher = IN_DESCRIPTOR.matcher(text.stringValue());
                while (matcher.find())
                    mentioned.add(matcher.group(1).replace('/', '.'));
            }
        }
        return new ClassMentions(model.thisClass().asInternalName().replace('/', '.'), mentioned);
    }
}

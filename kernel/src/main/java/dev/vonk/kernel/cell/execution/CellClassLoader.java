package dev.vonk.kernel.cell.execution;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Loads the classes of cells and the jars that a session has added.
///
/// The bytes of a cell's class can be had in the ordinary way,
/// `type.getClassLoader().getResourceAsStream("REPL/$JShell$1.class")`, so that code which ships a lambda finds them
/// without knowing this class; [#classes()] gives them all.
public final class CellClassLoader extends URLClassLoader {

    private static final String CLASS_SUFFIX = ".class";

    private final Map<String, byte[]> cellClasses = new ConcurrentHashMap<>();

    public CellClassLoader(ClassLoader parent) {
        super("cells", new URL[0], parent);
    }

    /// All classes of cells so far.
    public CellClasses classes() {
        return CellClasses.of(cellClasses);
    }

    /// A class of a cell and those nested in it, as they are loaded here, by dotted name.
    public Map<String, byte[]> classesOf(String name) {
        Map<String, byte[]> found = new LinkedHashMap<>();
        cellClasses.forEach((each, bytes) -> {
            if (each.equals(name) || each.startsWith(name + "$")) {
                found.put(each, bytes);
            }
        });
        return found;
    }

    public void declare(String name, byte[] bytes) {
        cellClasses.put(name, bytes);
    }

    public void addJar(Path jar) {
        try {
            addURL(jar.toUri().toURL());
        } catch (MalformedURLException wrong) {
            throw new IllegalArgumentException("not a path that a class loader can read: " + jar, wrong);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = cellClasses.get(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        if (name.endsWith(CLASS_SUFFIX)) {
            String className = name.substring(0, name.length() - CLASS_SUFFIX.length()).replace('/', '.');
            byte[] bytes = cellClasses.get(className);
            if (bytes != null) {
                return new ByteArrayInputStream(bytes);
            }
        }
        return super.getResourceAsStream(name);
    }
}

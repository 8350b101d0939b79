package dev.vonk.kernel.cell;

import dev.vonk.runtime.code.MapFunction;
import dev.vonk.runtime.code.classes.ClassFetcher;
import dev.vonk.runtime.code.classes.ClassLimits;
import dev.vonk.runtime.code.classes.ClassServer;
import dev.vonk.runtime.code.classes.CodePacker;
import dev.vonk.runtime.code.classes.PackedCode;
import dev.vonk.runtime.code.classes.WorkerClasses;
import dev.vonk.runtime.code.pack.UnreadableObjectException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Classes of cells and jars on their way from a driver to a worker, without anything between them.
class ShippedClassesTest {
    private static final ClassLoader ENGINE = ShippedClassesTest.class.getClassLoader();
    private static final String IMPORT = "import dev.vonk.runtime.code.MapFunction;";

    private final CodePacker packer = new CodePacker("driver");
    private final ClassServer server = packer.server();
    private final List<String> asked = new ArrayList<>();
    private final WorkerClasses worker = worker(this::fetch);

    private static WorkerClasses worker(ClassFetcher fetcher) {
        return new WorkerClasses(ENGINE, fetcher, ClassLimits.STANDARD);
    }

    private byte[] fetch(String environment, String resource) {
        asked.add(resource);
        return server.find(environment, resource);
    }

    private Object call(Object function, Object argument) throws Exception {
        return call(worker.unpack(packer.pack(function), MapFunction.class), argument);
    }

    @SuppressWarnings("unchecked")
    private static Object call(MapFunction<?, ?> function, Object argument) throws Exception {
        return ((MapFunction<Object, Object>) function).call(argument);
    }

    private static Object function(Cells cells, String code) {
        return cells.value(code).value();
    }

    @Test
    void classesOfTheSameNameInTwoSessionsStayApart() throws Exception {
        try (var first = new Cells(); var second = new Cells()) {
            var code = IMPORT + "class Greeting { String of(Long x) { return \"%s\" + x; } }\n"
                    + "MapFunction<Long, String> f = x -> new Greeting().of(x); f";
            var hello = function(first, code.formatted("hello "));
            var bye = function(second, code.formatted("bye "));
            assertEquals(hello.getClass().getName().replaceAll("/.*", ""),
                    bye.getClass().getName().replaceAll("/.*", ""));
            assertEquals("hello 1", call(hello, 1L));
            assertEquals("bye 1", call(bye, 1L));
            assertEquals("hello 2", call(hello, 2L));
        }
    }

    @Test
    void aClassIsAskedForOnceForAllEnvironmentsOfASession() throws Exception {
        try (var cells = new Cells()) {
            var function = function(cells, IMPORT + "long limit = 1; MapFunction<Long, Long> f = x -> x + limit; f");
            assertEquals(2L, call(function, 1L));
            int first = asked.size();
            assertTrue(first > 0);
            cells.nothing("limit = 10;");
            assertEquals(11L, call(function, 1L));
            assertEquals(first, asked.size(), asked::toString);
            var one = packer.pack(function);
            assertEquals(one.environment(), packer.pack(function).environment());
            var loader = worker.loader(one.environment());
            assertSame(loader, worker.loader(packer.pack(function).environment()));
            cells.nothing("limit = 11;");
            assertNotSame(loader, worker.loader(packer.pack(function).environment()));
            assertTrue(asked.stream().allMatch(name -> name.startsWith("REPL/")), asked::toString);
        }
    }

    @Test
    void whatAnotherSessionBroughtIsNotSentAgain() throws Exception {
        var code = IMPORT + "MapFunction<Long, Long> f = x -> x * 3; f";
        try (var first = new Cells(); var second = new Cells()) {
            assertEquals(6L, call(function(first, code), 2L));
            int before = asked.size();
            assertEquals(9L, call(function(second, code), 3L));
            assertEquals(before, asked.size(), asked::toString);
        }
    }

    @Test
    void theDriverGivesNothingOfTheJdkOrTheEngine() {
        try (var cells = new Cells()) {
            var function = function(cells, IMPORT + "MapFunction<Long, Long> f = x -> x; f");
            var environment = packer.pack(function).environment();
            for (var name : List.of("java/lang/String.class", "jdk/jshell/JShell.class",
                    "dev/vonk/runtime/data/Row.class", "dev/vonk/Session.class", "../secret", "/etc/passwd",
                    "META-INF/services/dev.vonk.runtime.code.pack.SerializedTypes", "no/such/Thing.class")) {
                assertNull(server.find(environment, name), name);
            }
            assertNull(server.find("another/one", "REPL/$JShell$11.class"));
            var wrapper = function.getClass().getName().replaceAll("\\$\\$Lambda.*", "").replace('.', '/');
            assertNotNull(server.find(environment, wrapper + ".class"));
        }
    }

    @Test
    void bytesThatAreNotThoseAnnouncedAreRefused() {
        try (var cells = new Cells()) {
            var code = packer.pack(function(cells, IMPORT + "MapFunction<Long, Long> f = x -> x + 5; f"));
            var other = ClassBytes.of(ShippedClassesTest.class);
            var error = assertThrows(UnreadableObjectException.class,
                    () -> worker((_, _) -> other).unpack(code, MapFunction.class));
            assertTrue(error.getMessage().contains("are not those that were announced"), error.getMessage());
        }
    }

    @Test
    void aDriverThatDoesNotAnswerHasNotSaidNo() throws Exception {
        try (var cells = new Cells()) {
            var code = packer.pack(function(cells, IMPORT + "MapFunction<Long, Long> f = x -> x + 6; f"));
            var silent = new AtomicBoolean(true);
            var worker = worker((environment, resource) -> {
                if (silent.get()) {
                    throw new IllegalStateException("the connection broke");
                }
                return server.find(environment, resource);
            });
            var error = assertThrows(RuntimeException.class, () -> worker.unpack(code, MapFunction.class));
            assertTrue(chain(error).contains("the connection broke"), () -> chain(error));
            silent.set(false);
            assertEquals(7L, call(worker.unpack(code, MapFunction.class), 1L));
        }
    }

    private static String chain(Throwable thrown) {
        var text = new StringBuilder();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            text.append(each).append('\n');
        }
        return text.toString();
    }

    @Test
    void limitsHold() {
        try (var cells = new Cells()) {
            var code = packer.pack(function(cells, IMPORT + "MapFunction<Long, Long> f = x -> x + 7; f"));
            for (var limits : List.of(new ClassLimits(100, 1 << 20, 100, 1 << 20),
                    new ClassLimits(1 << 20, 100, 100, 1 << 20), new ClassLimits(1 << 20, 1 << 20, 0, 1 << 20))) {
                assertThrows(UnreadableObjectException.class,
                        () -> new WorkerClasses(ENGINE, server::find, limits).unpack(code, MapFunction.class));
            }
        }
    }

    @Test
    void codeOfAJarGoesAlongWithItsServices(@TempDir Path folder) throws Exception {
        var jar = jar(folder);
        try (var cells = new Cells(CellSettings.standard().withMagic(new JarMagic()))) {
            cells.nothing("%jar " + jar);
            var function = function(cells, IMPORT + """
                    import shop.Price;
                    import shop.Tax;
                    MapFunction<Long, String> f = x -> {
                        var loader = Tax.class.getClassLoader();
                        var rate = ServiceLoader.load(Tax.class, loader).findFirst().orElseThrow().rate();
                        try (var text = loader.getResourceAsStream("shop/unit.txt")) {
                            return new Price(x).with(rate) + new String(text.readAllBytes());
                        }
                    };
                    f""");
            assertEquals("21 euro", call(function, 20L));
            assertTrue(asked.contains("META-INF/services/shop.Tax"), asked::toString);
            var price = packer.pack(function(cells, "new Price(3)"));
            assertEquals("4", worker.unpack(price, Object.class).toString());
        }
    }

    private static Path jar(Path folder) throws IOException {
        var source = folder.resolve("shop");
        Files.createDirectories(source);
        Files.writeString(source.resolve("Tax.java"), "package shop; public interface Tax { long rate(); }");
        Files.writeString(source.resolve("Flat.java"),
                "package shop; public class Flat implements Tax { public long rate() { return 1; } }");
        Files.writeString(source.resolve("Price.java"), """
                package shop;
                public class Price implements java.io.Serializable {
                    private final long amount;
                    private transient long more = 1;
                    public Price(long amount) { this.amount = amount; }
                    public long with(long rate) { return amount + rate; }
                    private Object writeReplace() { return new Form(amount); }
                    public String toString() { return String.valueOf(amount + more); }
                    private static class Form implements java.io.Serializable {
                        private final long amount;
                        Form(long amount) { this.amount = amount; }
                        private Object readResolve() { return new Price(amount); }
                    }
                }
                """);
        var files = List.of("Tax", "Flat", "Price").stream().map(name -> source.resolve(name + ".java").toString())
                .toArray(String[]::new);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, files));
        var jar = folder.resolve("shop.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var name : List.of("Tax", "Flat", "Price", "Price$Form")) {
                put(out, "shop/" + name + ".class", Files.readAllBytes(source.resolve(name + ".class")));
            }
            put(out, "META-INF/services/shop.Tax", "shop.Flat".getBytes(StandardCharsets.UTF_8));
            put(out, "shop/unit.txt", " euro".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
        out.closeEntry();
    }

    @Test
    void aJarThatComesLaterIsANewEnvironment(@TempDir Path folder) throws Exception {
        var jar = jar(folder);
        try (var cells = new Cells(CellSettings.standard().withMagic(new JarMagic()))) {
            var function = function(cells, IMPORT + "MapFunction<Long, Long> f = x -> x; f");
            var before = packer.pack(function).environment();
            cells.nothing("%jar " + jar);
            assertFalse(before.equals(packer.pack(function).environment()));
        }
    }

    @Test
    void damagedPackedCodeIsRefusedOrHarmless() {
        try (var cells = new Cells()) {
            var code = packer.pack(function(cells, IMPORT
                    + "var list = List.of(1, 2); MapFunction<Integer, Integer> f = x -> list.get(x); f"));
            var random = new Random(3);
            for (int i = 0; i < 3_000; i++) {
                var bytes = code.bytes().clone();
                var statics = code.statics().clone();
                (i % 2 == 0 ? bytes : statics)[random
                        .nextInt(i % 2 == 0 ? bytes.length : statics.length)] = (byte) random.nextInt();
                var damaged = new PackedCode(random.nextInt(9) == 0
                        ? Arrays.copyOf(bytes, random.nextInt(bytes.length))
                        : bytes, statics, code.environment() + i, false);
                try {
                    worker.unpack(damaged, Object.class);
                } catch (UnreadableObjectException expected) {
                    assertNotNull(expected.getMessage());
                }
            }
        }
    }

    /// Adds a jar, as `%maven` does with what it has found.
    private static final class JarMagic implements Magic {
        @Override
        public String name() {
            return "jar";
        }

        @Override
        public String description() {
            return "adds a jar";
        }

        @Override
        public void run(Call call, Session session) {
            session.addJars(List.of(Path.of(call.arguments())));
        }
    }

    /// The bytes of a class of the class path.
    private static final class ClassBytes {
        static byte[] of(Class<?> type) {
            try (var stream = type.getResourceAsStream(type.getSimpleName() + ".class")) {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

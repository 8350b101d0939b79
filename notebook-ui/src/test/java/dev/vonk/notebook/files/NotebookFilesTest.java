package dev.vonk.notebook.files;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookException;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.kernel.document.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class NotebookFilesTest {
    @TempDir
    Path folder;
    private NotebookFiles files = new NotebookFiles(Path.of("."));
    private Path path = Path.of(".");

    @BeforeEach
    void begin() {
        files = new NotebookFiles(folder.resolve("home"));
        path = folder.resolve("a.ipynb");
    }

    private static Notebook notebook(String source) {
        return Notebook.of(List.of(Cell.code(source).withId("c")));
    }

    private static String source(Notebook notebook) {
        return notebook.cells().getFirst().source();
    }

    private String refusal(Path at) {
        return assertThrows(NotebookException.class, () -> files.save(at, notebook("new"))).getMessage();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void whatWasSavedHereIsTrustedAndWhatSomebodyChangedIsNot() throws Exception {
        files.save(path, notebook("1"));
        assertTrue(files.open(path).file().trusted());
        assertTrue(new NotebookFiles(folder.resolve("home")).open(path).file().trusted());
        Files.writeString(path, Files.readString(path).replace("\"1\"", "\"2\""));
        assertFalse(files.open(path).file().trusted());
        files.trust(path);
        assertTrue(files.open(path).file().trusted());
        assertFalse(new NotebookFiles(folder.resolve("another")).open(path).file().trusted());
        assertEquals("rw-------", permissions(folder.resolve("home/trust.key")));
        assertEquals("rw-------", permissions(folder.resolve("home/trusted")));
        assertEquals("rwx------", permissions(folder.resolve("home")));
    }

    @Test
    void scriptsAndProgramsBecomeUntitledNotebooks() throws Exception {
        Path script = Files.writeString(folder.resolve("a.jsh"), "// %%\nint a = 1;\n");
        Path program = Files.writeString(folder.resolve("A.java"), "void main() {}\n");
        assertEquals(Optional.empty(), files.open(script).file().path());
        assertEquals("int a = 1;", source(files.open(script).notebook()));
        assertEquals(2, files.open(program).notebook().cells().size());
    }

    @Test
    void brokenFilesAreNamedAndLeftAsTheyAre() throws Exception {
        Files.writeString(path, "{\"nbformat\": 4, \"ce");
        String told = assertThrows(NotebookException.class, () -> files.open(path)).getMessage();
        assertTrue(told.startsWith("a.ipynb stops in the middle"), told);
        assertEquals("{\"nbformat\": 4, \"ce", Files.readString(path));
        Path missing = folder.resolve("none.ipynb");
        assertEquals("There is no file " + missing + ".",
                assertThrows(NotebookException.class, () -> files.open(missing)).getMessage());
        assertEquals(folder + " cannot be read: it is a folder.",
                assertThrows(NotebookException.class, () -> files.open(folder)).getMessage());
    }

    @Test
    void aFileThatBecameAFolderIsNotOverwritten() throws Exception {
        Files.createDirectory(path);
        assertEquals(path + " cannot be saved: there is a folder of that name. Save it under another name.",
                refusal(path));
        assertTrue(Files.isDirectory(path));
    }

    @Test
    void aDeletedFolderIsNamed() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("gone")).resolve("a.ipynb");
        Files.delete(inside.getParent());
        assertEquals(inside + " cannot be saved: the folder " + inside.getParent() + " does not exist.",
                refusal(inside));
    }

    @Test
    void aReadOnlyFolderIsNamedAndTheOldFileStays() throws Exception {
        files.save(path, notebook("old"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeTrue(!Files.isWritable(folder), "this user may write everywhere");
            assertTrue(refusal(path).contains("you may not write in the folder " + folder), refusal(path));
            assertEquals("old", source(NotebookFile.read(path)));
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void onAFullDiskTheOldFileStays() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()), "only root can mount");
        try {
            Path full = disk.resolve("a.ipynb");
            files.save(full, notebook("old"));
            String told = assertThrows(NotebookException.class, () -> files.save(full, notebook("x".repeat(100_000))))
                    .getMessage();
            assertEquals(full + " cannot be saved: the disk is full. Free some space and save again; "
                    + "the file on disk is as it was.", told);
            assertEquals("old", source(NotebookFile.read(full)));
            try (var left = Files.list(disk)) {
                assertEquals(1, left.count());
            }
        } finally {
            assertTrue(ran("umount", disk.toString()));
        }
    }

    private static boolean ran(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void namesOfKeptTablesAreNotSaved() {
        Map<String, Object> table = Map.of("schema", List.of(), "rows", List.of(), "more", false, "table", "t1-7");
        Output result = Output.result(MimeBundle.text("x").with(MimeBundle.TABLE, table), 1);
        Cell cell = Cell.code("frame").withRun(OptionalInt.of(1), List.of(result, Output.stdout("a")));
        files.save(path, Notebook.of(List.of(cell)));
        List<Output> saved = NotebookFile.read(path).cells().getFirst().outputs();
        MimeBundle bundle = ((Output.ExecuteResult) saved.getFirst()).data();
        assertEquals(Map.of("schema", List.of(), "rows", List.of(), "more", false),
                bundle.entries().get(MimeBundle.TABLE));
        assertEquals(2, saved.size());
    }

    @Test
    void changesOfOthersAreToldOnceAndOwnOnesNever() throws Exception {
        assertFalse(files.isChangedOutside(path));
        files.save(path, notebook("1"));
        assertFalse(files.isChangedOutside(path));
        Files.setLastModifiedTime(path, FileTime.fromMillis(1_000));
        assertFalse(files.isChangedOutside(path));
        Files.writeString(path, NotebookFile.text(notebook("2")));
        assertTrue(files.isChangedOutside(path));
        assertFalse(files.isChangedOutside(path));
        files.save(path, notebook("3"));
        assertFalse(files.isChangedOutside(path));
        Files.delete(path);
        assertTrue(files.isChangedOutside(path));
        assertFalse(files.isChangedOutside(path));
    }

    @Test
    void aFileWithAByteOrderMarkIsNotTakenForChanged() throws Exception {
        Files.writeString(path, "\ufeff" + NotebookFile.text(notebook("1")));
        assertEquals("1", source(files.open(path).notebook()));
        assertFalse(files.isChangedOutside(path));
    }

    /// The file of another process that is gone now, with what this one would have written.
    private static Path left(Recovery.Spare spare) throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        String name = spare.path().getFileName().toString()
                .replace("-" + ProcessHandle.current().pid(), "-" + ended.pid());
        return Files.move(spare.path(), spare.path().resolveSibling(name));
    }

    private Optional<String> offered() {
        return files.open(path).recovered().map(found -> source(found.notebook()));
    }

    @Test
    void recoveredTextIsOfferedWhereItIsNewerAndDiffers() throws Exception {
        files.save(path, notebook("saved"));
        Recovery.Spare spare = files.recovery().of(path);
        spare.save(notebook("typed since"));
        assertEquals("rw-------", permissions(spare.path()));
        Path left = left(spare);
        assertEquals(Optional.of("typed since"), offered());
        assertEquals(left, files.open(path).recovered().orElseThrow().spare().path());
        Files.writeString(left, Files.readString(left).replace("typed since", "saved"));
        assertEquals(Optional.empty(), offered());
        Files.writeString(left, Files.readString(left).replace("\"saved", "\"typed before"));
        assertEquals(Optional.of("typed before"), offered());
        Files.setLastModifiedTime(left, FileTime.fromMillis(1_000));
        assertEquals(Optional.empty(), offered());
        Files.writeString(left, "{");
        assertEquals(Optional.empty(), offered());
        spare.drop();
        spare.drop();
        assertFalse(Files.exists(spare.path()));
    }

    @Test
    void whatAnotherWindowStillWritesIsItsOwn() throws Exception {
        files.save(path, notebook("saved"));
        Recovery.Spare spare = files.recovery().of(path);
        spare.save(notebook("typed here"));
        assertEquals(Optional.empty(), offered());
        assertEquals(List.of(), files.recovery().lost());
        // A process that began later has the number by chance.
        Files.setLastModifiedTime(spare.path(), FileTime.fromMillis(1_000_000));
        Files.setLastModifiedTime(path, FileTime.fromMillis(1_000));
        assertEquals(Optional.of("typed here"), offered());
        assertEquals(Optional.of(path), files.recovery().lost().getFirst().path());
    }

    @Test
    void ofTwoWindowsThatAreGoneTheNewestTextIsOffered() throws Exception {
        files.save(path, notebook("saved"));
        Recovery.Spare spare = files.recovery().of(path);
        spare.save(notebook("older"));
        Path older = left(spare);
        Files.setLastModifiedTime(older, FileTime.fromMillis(Files.getLastModifiedTime(path).toMillis() + 1));
        spare.save(notebook("newer"));
        Files.setLastModifiedTime(left(spare), FileTime.fromMillis(System.currentTimeMillis() + 10_000));
        assertEquals(Optional.of("newer"), offered());
        assertEquals(List.of("newer"),
                files.recovery().lost().stream().map(found -> source(found.notebook())).toList());
        Files.delete(path);
        assertEquals(2, files.recovery().lost().stream().filter(found -> found.path().isEmpty()).count());
    }

    @Test
    void untitledNotebooksOfEndedProcessesAreFound() throws Exception {
        Recovery recovery = files.recovery();
        assertEquals(List.of(), recovery.lost());
        Recovery.Spare mine = recovery.untitled();
        mine.save(notebook("mine"));
        assertEquals(List.of(), recovery.lost());
        left(mine);
        List<Recovery.Lost> lost = recovery.lost();
        assertEquals("mine", source(lost.getFirst().notebook()));
        assertEquals(Optional.empty(), lost.getFirst().path());
        lost.getFirst().spare().drop();
        assertEquals(List.of(), recovery.lost());
    }

    @Test
    void aNotebookThatAnotherProcessHasOpenIsSaidToBe() throws Exception {
        files.save(path, notebook("1"));
        files.close(path);
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), OpenForever.class.getName(),
                folder.resolve("home").toString(), path.toString()).redirectErrorStream(true).start();
        try (var said = other.inputReader()) {
            assertEquals("open", said.readLine());
            assertEquals(Optional.of(new OpenFiles.Elsewhere(other.pid())), files.open(path).elsewhere());
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertEquals(Optional.empty(), files.open(path).elsewhere());
        assertEquals(Optional.empty(), files.open(path).elsewhere());
    }

    @Test
    void trustThatCannotBeKeptIsSaid() throws Exception {
        Files.writeString(folder.resolve("home"), "a file where the folder should be");
        String told = files.save(path, notebook("1")).orElseThrow();
        assertTrue(told.startsWith("a.ipynb is saved, but asks for trust when it is opened next: The folder "), told);
        assertEquals("1", source(files.open(path).notebook()));
        assertTrue(assertThrows(NotebookException.class, () -> files.trust(path)).getMessage().contains("home"));
    }

    @Test
    void recentFilesStandOnceTheNewestFirstAndOnlyWhereTheyAre() throws Exception {
        Recent recent = new Recent(folder.resolve("home"));
        assertEquals(List.of(), recent.files());
        Path other = folder.resolve("b.ipynb");
        files.save(path, notebook("1"));
        files.save(other, notebook("1"));
        recent.add(path);
        recent.add(other);
        recent.add(path);
        recent.add(folder.resolve("missing.ipynb"));
        assertEquals(List.of(path, other), recent.files());
        assertEquals("rw-------", permissions(folder.resolve("home/recent.json")));
        Files.writeString(folder.resolve("home/recent.json"), "{\"files\": [1, ");
        assertEquals(List.of(), recent.files());
        recent.add(path);
        assertEquals(List.of(path), recent.files());
    }

    @Test
    void settingsKeepUnknownKeysAndBrokenOnesArePutAside() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        SettingsFile settings = new SettingsFile(home);
        assertTrue(settings.read().isEmpty());
        Files.writeString(home.resolve("settings.json"), "{\"theme\": \"light\", \"later\": [1]}");
        settings.write(Map.of("theme", "dark", "zoom", 1.5));
        assertEquals(Map.of("theme", "dark", "later", List.of(1), "zoom", 1.5), settings.read().toMap());
        Files.writeString(home.resolve("settings.json"), "{\"theme\": ");
        assertTrue(settings.read().isEmpty());
        assertEquals("{\"theme\": ", Files.readString(home.resolve("settings.json.broken")));
    }
}

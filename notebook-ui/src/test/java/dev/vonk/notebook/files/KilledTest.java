package dev.vonk.notebook.files;

import dev.vonk.kernel.document.Cell;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertTrue;

class KilledTest {
    /// More take longer: `-Dkills=100`.
    private static final int KILLS = Integer.getInteger("kills", 8);

    @TempDir
    Path folder;

    @Test
    void whatWasKeptSurvivesAKillAtAnyMoment() throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                int seed = kill;
                runs.add(two.submit((Callable<Integer>) () -> killed(seed)));
            }
            int kept = 0;
            for (Future<Integer> run : runs) {
                kept += run.get();
            }
            assertTrue(kept > KILLS, "the processes kept something before they were killed");
        }
    }

    /// Kills a process after it told a random number of lines, at a random moment after the last one.
    private int killed(int seed) throws Exception {
        Path place = Files.createDirectory(folder.resolve("run" + seed));
        Path path = place.resolve("a.ipynb");
        Path home = place.resolve("home");
        Process process = started(home, path);
        Random random = new Random(seed);
        int told = 0;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            int enough = 2 + random.nextInt(8);
            long pause = random.nextInt(4_000_000);
            for (int line = 0; line < enough; line++) {
                told = Math.max(told, number(lines.readLine()));
            }
            long end = System.nanoTime() + pause;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertTrue(process.toHandle().destroyForcibly());
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told = Math.max(told, number(line));
            }
        }
        process.waitFor();
        int found = found(home, path);
        assertTrue(found >= told, found + " letters are left of " + told + ", kill " + seed);
        return told;
    }

    private static Process started(Path home, Path path) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"),
                TypingForever.class.getName(), home.toString(), path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static int number(@Nullable String line) {
        String[] words = line == null ? new String[0] : line.split(" ", -1);
        return words.length == 2 && !words[1].isEmpty() ? Integer.parseInt(words[1]) : 0;
    }

    private static int found(Path home, Path path) {
        NotebookFiles.Opened opened = new NotebookFiles(home).open(path);
        Cell cell = opened.recovered().map(Recovery.Lost::notebook).orElse(opened.notebook()).cells().getFirst();
        return cell.source().length();
    }
}

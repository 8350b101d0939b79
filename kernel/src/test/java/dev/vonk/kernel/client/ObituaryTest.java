package dev.vonk.kernel.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ObituaryTest {
    private static final Path NOWHERE = Path.of("no-such-report.log");

    private static String died(int code) {
        return new Obituary(true, code, "", "", false, "last words", NOWHERE).text();
    }

    private static String exited(int code, String cell) {
        return new Obituary(true, code, "", cell, true, "", NOWHERE).text();
    }

    @Test
    void signalsAreTurnedToWords() {
        assertEquals("The kernel ended by itself: it was killed (SIGKILL), by a person or for want of memory on the "
                + "machine.", died(137));
        assertEquals("The kernel ended by itself: it was told to end (SIGTERM).", exited(143, ""));
        assertEquals("The kernel ended by itself: its JVM crashed (SIGSEGV).", died(139));
        assertEquals("The kernel ended by itself: its JVM crashed (SIGABRT).", died(134));
        assertEquals("The kernel ended by itself: exit code 5.", died(5));
    }

    @Test
    void theReportOfACrashIsNamed() {
        Path there = Path.of(System.getProperty("java.home"), "release");
        assertTrue(new Obituary(true, 134, "", "", false, "", there).text().contains("report is " + there));
    }

    @Test
    void wantOfMemoryIsCalledThat() {
        assertEquals("The kernel ended by itself: out of memory.", died(3));
    }

    @Test
    void aCellThatCallsSystemExitIsNamed() {
        assertEquals("Cell 4 ended the kernel by System.exit (exit code 1).", exited(1, "4"));
        assertEquals("Cell 4 ended the kernel by System.exit (exit code 3).", exited(3, "4"));
        assertEquals("Code of a cell ended the kernel by System.exit (exit code 0).", exited(0, ""));
    }

    @Test
    void aKernelThatDoesNotStartSaysWhy() {
        assertEquals("The kernel did not start: no such master",
                new Obituary(false, 2, "no such master", "", false, "", NOWHERE).text());
        assertEquals("The kernel did not start: exit code 1. It said: Unrecognized option: -Xnonsense",
                new Obituary(false, 1, "", "", false, "Unrecognized option: -Xnonsense\n", NOWHERE).text());
    }

    @Test
    void nothingSecretIsAmongTheArguments() {
        var launch = new KernelLaunch(Path.of("."), Optional.of("local[1]"),
                Map.of("vonk.password", "secret"), List.of("-Xmx300m"));
        var arguments = KernelCommand.arguments(launch, Map.of("VONK_JAVA_OPTS", " -Da=b  -Xss2m "));
        assertFalse(arguments.toString().contains("secret"), arguments::toString);
        assertTrue(arguments.containsAll(List.of("-Da=b", "-Xss2m", "-Xmx300m", "-XX:+UseParallelGC")));
        assertEquals("dev.vonk.kernel.server.KernelMain", arguments.getLast());
    }
}

package dev.vonk.repl.command;

import dev.vonk.repl.progress.ProgressText;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A number of bytes as the command line says it: `512m`, `2g`. The launcher understands the same.
record MemorySize(long bytes) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})([mgt])");
    private static final long LEAST = 64L << 20;

    @Override
    public String toString() {
        return ProgressText.bytes(bytes);
    }

    static final class Converter implements ITypeConverter<MemorySize> {
        Converter() {}

        @Override
        public MemorySize convert(String text) {
            var matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
            if (!matcher.matches())
                throw new TypeConversionException(
                        "'" + text + "' is no amount of memory; write one such as 512m or 2g.");
            long bytes = Long.parseLong(matcher.group(1)) << 20 + 10 * "mgt".indexOf(matcher.group(2));
            if (bytes < LEAST)
                throw new TypeConversionException("'" + text + "' is too little; a worker needs 64m at least.");
            return new MemorySize(bytes);
        }
    }
}

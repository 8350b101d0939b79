package dev.vonk.repl.command;

import picocli.CommandLine.IVersionProvider;

/// What `--version` prints: Vonk's own version, and the Java it runs on.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String own = Version.class.getPackage().getImplementationVersion();
        return new String[]{
            "vonk " + (own == null ? "(not packaged)" : own),
            "Java " + Runtime.version() + ", " + System.getProperty("java.vendor")
        };
    }
}

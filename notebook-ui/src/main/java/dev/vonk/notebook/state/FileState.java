package dev.vonk.notebook.state;

import java.nio.file.Path;
import java.util.Optional;

/// Where a notebook lies, and what of it is saved. Revisions count the changes of the document.
///
/// @param path empty for a notebook that was never saved
/// @param revision of the document as it is
/// @param savedRevision of the document as it lies in the file
/// @param recoveredRevision of the document as it lies in the recovery file; -1 where it is not there
/// @param saving whether a save is under way
/// @param changedOutside whether somebody else changed the file since it was read or written
/// @param trusted whether its HTML may be shown as it is and its cells may run; notebooks from elsewhere begin without
/// @param problem why the last save failed, for users; empty where it did not
public record FileState(
        Optional<Path> path, long revision, long savedRevision, long recoveredRevision, boolean saving,
        boolean changedOutside, boolean trusted, String problem) {

    /// A new notebook of the user's own.
    public static FileState untitled() {
        return new FileState(Optional.empty(), 0, 0, -1, false, false, true, "");
    }

    public static FileState of(Path path, boolean trusted) {
        return new FileState(Optional.of(path), 0, 0, -1, false, false, trusted, "");
    }

    FileState withPath(Path newPath) {
        return new FileState(Optional.of(newPath), revision, savedRevision, recoveredRevision, saving, changedOutside,
                trusted, problem);
    }

    FileState withRevision(long newRevision) {
        return new FileState(path, newRevision, savedRevision, recoveredRevision, saving, changedOutside, trusted,
                problem);
    }

    FileState withSaved(long newRevision) {
        return new FileState(path, revision, newRevision, recoveredRevision, saving, changedOutside, trusted, problem);
    }

    FileState withRecovered(long newRevision) {
        return new FileState(path, revision, savedRevision, newRevision, saving, changedOutside, trusted, problem);
    }

    FileState withSaving(boolean newSaving) {
        return new FileState(path, revision, savedRevision, recoveredRevision, newSaving, changedOutside, trusted,
                problem);
    }

    FileState withChangedOutside(boolean changed) {
        return new FileState(path, revision, savedRevision, recoveredRevision, saving, changed, trusted, problem);
    }

    FileState withTrusted(boolean newTrusted) {
        return new FileState(path, revision, savedRevision, recoveredRevision, saving, changedOutside, newTrusted,
                problem);
    }

    FileState withProblem(String newProblem) {
        return new FileState(path, revision, savedRevision, recoveredRevision, saving, changedOutside, trusted,
                newProblem);
    }
}

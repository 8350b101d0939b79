package dev.vonk.kernel.cell.maven;

import dev.vonk.kernel.cell.Magic;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/// Adds libraries with everything they need to run. They come from the user's own local repository, and what is missing
/// there from the remote ones of the user's Maven settings.
public final class MavenMagic implements Magic {

    private static final String EXAMPLE = "org.apache.commons:commons-math3:3.6.1";

    private final ContextOverrides overrides;

    /// Follows the user's Maven settings.
    public MavenMagic() {
        this(ContextOverrides.create().withUserSettings(true).build());
    }

    MavenMagic(ContextOverrides overrides) {
        this.overrides = overrides;
    }

    @Override
    public String name() {
        return "maven";
    }

    @Override
    public String description() {
        return "adds a library: %maven group:artifact:version";
    }

    @Override
    public void run(Call call, Session session) throws Refused {
        List<Artifact> wanted = new ArrayList<>();
        for (String coordinates : call.arguments().split("[\\s,]+")) {
            wanted.add(artifact(coordinates));
        }
        session.addJars(resolve(wanted));
    }

    private static Artifact artifact(String coordinates) throws Refused {
        if (coordinates.isEmpty()) {
            throw new Refused("which library? For example %maven " + EXAMPLE);
        }
        try {
            return new DefaultArtifact(coordinates);
        } catch (IllegalArgumentException malformed) {
            throw new Refused("`" + coordinates + "` is not group:artifact:version; for example " + EXAMPLE);
        }
    }

    private List<Path> resolve(List<Artifact> wanted) throws Refused {
        try (Context maven = Runtimes.INSTANCE.getRuntime().create(overrides)) {
            CollectRequest collect = new CollectRequest(
                    wanted.stream().map(each -> new Dependency(each, JavaScopes.RUNTIME)).toList(),
                    List.of(), maven.remoteRepositories());
            DependencyRequest request = new DependencyRequest(
                    collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
            return maven.repositorySystem()
                    .resolveDependencies(maven.repositorySystemSession(), request)
                    .getArtifactResults().stream()
                    .map(ArtifactResult::getArtifact)
                    .map(each -> each.getFile().toPath())
                    .toList();
        } catch (DependencyResolutionException failed) {
            throw new Refused(reason(failed));
        }
    }

    private static String reason(Throwable failed) {
        List<Throwable> causes = Stream.iterate(failed, each -> each != null, Throwable::getCause).toList();
        for (Throwable cause : causes) {
            if (cause instanceof ArtifactNotFoundException missing) {
                return "there is no " + missing.getArtifact() + " in " + place(missing)
                        + "; are group, artifact and version right?";
            }
            if (cause instanceof ArtifactTransferException transfer) {
                return transfer.getArtifact() + " could not be fetched from " + place(transfer)
                        + ": " + root(transfer) + "; is there a network?";
            }
        }
        return root(failed);
    }

    private static String place(ArtifactTransferException failed) {
        return failed.getRepository() == null
                ? "the local repository, and none other may be asked"
                : failed.getRepository().getId() + " (" + failed.getRepository().getUrl() + ")";
    }

    private static String root(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}

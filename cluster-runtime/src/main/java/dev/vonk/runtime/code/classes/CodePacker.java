package dev.vonk.runtime.code.classes;

import dev.vonk.runtime.code.AccumulatorV2;
import dev.vonk.runtime.code.pack.Labelled;
import dev.vonk.runtime.code.pack.ObjectCodec;
import dev.vonk.runtime.code.pack.Travellers;
import dev.vonk.runtime.data.DataException;
import java.lang.invoke.SerializedLambda;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Packs objects for workers, at the driver.
///
/// ```java
/// PackedCode code = packer.pack(stage);
/// Stage again = workerClasses.unpack(code, Stage.class);
/// ```
///
/// Cell variables travel with the value that they have when the code is packed; so do objects that a lambda captured.
/// Both are copies: what a function changes in them is not seen here.
public final class CodePacker {
    private static final byte[] NONE = new byte[0];

    private final ObjectCodec codec = ObjectCodec.standard();
    private final ClassServer classes;

    /// @param session a name that no other process uses
    public CodePacker(String session) {
        this.classes = new ClassServer(session);
    }

    /// Gives workers the classes that were met while packing.
    public ClassServer server() {
        return classes;
    }

    /// The object and all code and variables that it needs.
    ///
    /// @throws DataException where a part cannot travel; it names who holds it, the line where it is known, the remedy
    public PackedCode pack(Object value) {
        var met = new Met();
        var object = codec.write(value, met);
        var statics = statics(met);
        var environment = met.loaders.isEmpty() ? "" : environment(met, statics);
        return new PackedCode(Manifest.before(object, CellWalk.hashes(met.walk.needed())), statics, environment,
                met.confined);
    }

    /// What variables hold may bring more code along, and that more variables.
    private byte[] statics(Met met) {
        var statics = NONE;
        for (int known = 0; met.walk.variables().size() > known;) {
            var variables = new ArrayList<>(met.walk.variables().values());
            known = variables.size();
            var written = new ArrayList<@Nullable Object>();
            for (var variable : variables) {
                met.loaders.add(variable.loader());
                written.add(variable.wrapper());
                written.add(variable.name());
                written.add(new Labelled(variable.label(), variable.value()));
            }
            statics = codec.write(written.toArray(), met);
        }
        return statics;
    }

    private String environment(Met met, byte[] statics) {
        var digest = Hashes.digest();
        digest.update(ClassServer.jars(met.loaders).getBytes(StandardCharsets.UTF_8));
        digest.update(statics);
        return classes.session(met.loaders) + "/" + HexFormat.of().formatHex(digest.digest());
    }

    /// What is met while objects are written.
    private static final class Met implements Travellers {
        private final CellWalk walk = new CellWalk();
        private boolean confined;
        private final Set<ClassLoader> loaders = Collections.newSetFromMap(new IdentityHashMap<>());

        @Override
        public void met(Class<?> type) {
            addLoader(type);
            walk.from(type);
        }

        @Override
        public void met(Class<?> capturing, SerializedLambda lambda) {
            addLoader(capturing);
            walk.from(capturing, lambda);
        }

        @Override
        public void met(AccumulatorV2<?, ?> accumulator) {
            confined = true;
        }

        private void addLoader(Class<?> type) {
            var loader = type.getClassLoader();
            if (loader != null) {
                loaders.add(loader);
            }
        }

        @Override
        public String captured(Class<?> capturing, SerializedLambda lambda, int index) {
            var place = CellWalk.placeOf(capturing, lambda);
            return "the function" + (place.isEmpty() ? "" : " at " + place) + ", which captures it";
        }
    }
}

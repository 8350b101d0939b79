package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/// Serialisable lambdas and method references, as Java describes them; made again by the class that wrote them, which
/// has a method for just that and refuses what it never wrote.
final class LambdaSerializer extends Serializer<Object> {
    private static final int MOST_CAPTURED = 255;

    private static final ClassValue<Method> DESCRIBE = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> type) {
            try {
                var method = type.getDeclaredMethod("writeReplace");
                method.setAccessible(true);
                return method;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("a serialisable lambda that cannot be written: " + type, e);
            }
        }
    };

    @Override
    public void write(Kryo kryo, Output out, Object lambda) {
        var graph = (Graph) kryo;
        var described = Distribution.isOfTheJdk(lambda.getClass())
                ? JdkLambdas.describe(lambda)
                : describe(lambda);
        var capturing = capturingClass(lambda, described);
        int id = graph.references().open();
        ClassTokens.write(graph, out, capturing);
        CheckedInput.writeText(out, described.getFunctionalInterfaceClass());
        CheckedInput.writeText(out, described.getFunctionalInterfaceMethodName());
        CheckedInput.writeText(out, described.getFunctionalInterfaceMethodSignature());
        out.writeByte(described.getImplMethodKind());
        CheckedInput.writeText(out, described.getImplClass());
        CheckedInput.writeText(out, described.getImplMethodName());
        CheckedInput.writeText(out, described.getImplMethodSignature());
        CheckedInput.writeText(out, described.getInstantiatedMethodType());
        out.writeByte(described.getCapturedArgCount());
        if (Distribution.isOfTheUser(capturing)) {
            graph.travellers().met(capturing, described);
        }
        boolean ofUser = Distribution.isOfTheUser(capturing);
        for (int i = 0; i < described.getCapturedArgCount(); i++) {
            if (ofUser) {
                graph.partOfCode(out, described.getCapturedArg(i),
                        graph.travellers().captured(capturing, described, i));
            } else {
                kryo.writeClassAndObject(out, described.getCapturedArg(i));
            }
        }
        graph.references().close(id);
    }

    private static SerializedLambda describe(Object lambda) {
        try {
            return (SerializedLambda) DESCRIBE.get(lambda.getClass()).invoke(lambda);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a serialisable lambda that cannot be written: " + lambda, e);
        }
    }

    private static Class<?> capturingClass(Object lambda, SerializedLambda described) {
        try {
            return Class.forName(described.getCapturingClass().replace('/', '.'), false,
                    lambda.getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a lambda without the class that wrote it: " + lambda, e);
        }
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<? extends Object> ignored) {
        var graph = (Graph) kryo;
        var in = (CheckedInput) input;
        var capturing = ClassTokens.read(graph, in);
        boolean allowed = Distribution.isOfTheUser(capturing) || graph.codec().table().mayCapture(capturing)
                || JdkLambdas.mayCapture(capturing);
        if (!allowed) {
            throw new UnreadableObjectException("lambdas of " + capturing.getName() + " may not travel");
        }
        var interfaceClass = in.text();
        var interfaceMethod = in.text();
        var interfaceSignature = in.text();
        int kind = in.readByte();
        var implementationClass = in.text();
        var implementation = in.text();
        var signature = in.text();
        var instantiated = in.text();
        var captured = new @Nullable Object[in.readByte() & MOST_CAPTURED];
        for (int i = 0; i < captured.length; i++) {
            captured[i] = graph.part(in);
        }
        var lambda = new SerializedLambda(capturing, interfaceClass, interfaceMethod, interfaceSignature, kind,
                implementationClass, implementation, signature, instantiated, captured);
        return JdkLambdas.mayCapture(capturing) ? JdkLambdas.make(capturing, lambda) : make(capturing, lambda);
    }

    private static Object make(Class<?> capturing, SerializedLambda lambda) {
        try {
            var method = capturing.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
            method.setAccessible(true);
            return method.invoke(null, lambda);
        } catch (InvocationTargetException e) {
            throw new UnreadableObjectException(
                    capturing.getName() + " wrote no such lambda: " + lambda.getImplMethodName() + ": "
                            + e.getCause(),
                    e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new UnreadableObjectException("a lambda of " + capturing.getName() + " cannot be made: " + e, e);
        }
    }
}

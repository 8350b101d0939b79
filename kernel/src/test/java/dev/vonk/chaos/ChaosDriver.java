package dev.vonk.chaos;

import dev.vonk.Session;

/// A driver process of its own, to be killed: opens worker processes and asks them questions until it dies.
final class ChaosDriver {
    private ChaosDriver() {
    }

    /// @param arguments the folder for files
    public static void main(String[] arguments) {
        try (var spark = Session.builder().master("local-cluster[2]").config("spark.local.dir", arguments[0])
                .config("spark.executor.memory", "96m").config("spark.network.timeout", "2s")
                .config("spark.executor.heartbeatInterval", "200ms").create()) {
            while (true) {
                System.out.println("answered " + spark.range(100_000).toDF().repartition(4).count());
            }
        }
    }
}

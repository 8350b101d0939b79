package dev.vonk.notebook.panels;

import dev.vonk.kernel.protocol.Answer;
import java.util.List;

/// What a kernel in the middle of some work would answer.
final class Samples {
    private Samples() {}

    static void fill(FakeKernel kernel) {
        kernel.variables = List.of(
                new Answer.VariableView("orders", "dev.vonk.Dataset<dev.vonk.Row>", "[order: bigint, customer: string, price: decimal(10,2)]", "3 columns"),
                new Answer.VariableView("names", "java.util.List<java.lang.String>", "[Ada, Grace, Barbara]", "3 elements"),
                new Answer.VariableView("total", "double", "1283.75", ""),
                new Answer.VariableView("byCity", "java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>", "{Bonn=[1, 2, 3], Köln=[4]}", "2 entries"));
    }

    static List<Answer.VariableView> laterVariables() {
        return List.of(
                new Answer.VariableView("orders", "dev.vonk.Dataset<dev.vonk.Row>", "[order: bigint, customer: string, price: decimal(10,2)]", "3 columns"),
                new Answer.VariableView("names", "java.util.List<java.lang.String>", "[Ada, Grace, Barbara]", "3 elements"),
                new Answer.VariableView("total", "double", "1300.0", ""),
                new Answer.VariableView("byCity", "java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>", "{Bonn=[1, 2, 3], Köln=[4]}", "2 entries"),
                new Answer.VariableView("limit", "int", "20", ""));
    }

    static void expand(PanelBench bench) {}
}

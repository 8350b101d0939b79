package dev.vonk.kernel.analysis;

import dev.vonk.runtime.type.TypeParser;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class OperandTypesTest {
    @Test
    void operandsThatDoNotGoTogetherAreNamedAsSparkNamesThem() {
        var table = """
                add binary int BINARY_OP_DIFF_TYPES
                add boolean boolean BINARY_OP_WRONG_TYPE
                add string string BINARY_OP_WRONG_TYPE
                add boolean string BINARY_OP_WRONG_TYPE
                add void boolean BINARY_OP_DIFF_TYPES
                add date bigint UNEXPECTED_INPUT_TYPE
                add date string UNEXPECTED_INPUT_TYPE
                add timestamp int BINARY_OP_DIFF_TYPES
                subtract timestamp int UNEXPECTED_INPUT_TYPE
                subtract int date UNEXPECTED_INPUT_TYPE
                multiply boolean int BINARY_OP_DIFF_TYPES
                divide date date BINARY_OP_WRONG_TYPE
                pmod string string BINARY_OP_WRONG_TYPE
                and int boolean BINARY_OP_DIFF_TYPES
                and int int BINARY_OP_WRONG_TYPE
                less map<int,int> map<int,int> INVALID_ORDERING_TYPE
                equal array<int> int BINARY_OP_DIFF_TYPES
                """;
        assertEquals(table, table.lines().map(line -> line.split(" ")).map(words -> String.join(" ", words[0], words[1],
                words[2], OperandTypes.condition(words[0], TypeParser.parseType(words[1]),
                        TypeParser.parseType(words[2]))))
                .collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void castsThatDoNotExistAreNamedAsSparkNamesThem() {
        var table = """
                int binary CAST_WITH_CONF_SUGGESTION
                boolean timestamp CAST_WITH_CONF_SUGGESTION
                int date CAST_WITH_FUNC_SUGGESTION
                date bigint CAST_WITH_FUNC_SUGGESTION
                double binary CAST_WITHOUT_SUGGESTION
                array<int> int CAST_WITHOUT_SUGGESTION
                """;
        assertEquals(table, table.lines().map(line -> line.split(" ")).map(words -> String.join(" ", words[0], words[1],
                OperandTypes.refusedCast(TypeParser.parseType(words[0]), TypeParser.parseType(words[1]), true)))
                .collect(Collectors.joining("\n", "", "\n")));
    }
}

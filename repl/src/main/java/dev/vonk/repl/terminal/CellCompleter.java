package dev.vonk.repl.terminal;

import dev.vonk.kernel.protocol.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Shows what [CellParser] found as JLine's menu: what fits the expected type first, each name once.
final class CellCompleter implements Completer {
    private static final int LONGEST_DETAIL = 90;

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> menu) {
        if (!(line instanceof CellLine cell))
            return;
        Map<String, Answer.Candidate> named = new LinkedHashMap<>();
        Map<String, Integer> overloads = new LinkedHashMap<>();
        for (Answer.Candidate each : cell.candidates()) {
            named.putIfAbsent(each.text(), each);
            overloads.merge(each.text(), 1, Integer::sum);
        }
        named.values().forEach(each -> menu.add(item(each, overloads.getOrDefault(each.text(), 1))));
    }

    private static Candidate item(Answer.Candidate candidate, int overloads) {
        String more = overloads > 1 ? " (+" + (overloads - 1) + " more)" : "";
        String detail = shortened(candidate.detail(), LONGEST_DETAIL - more.length()) + more;
        return new Candidate(
                candidate.text(), candidate.text(), null, detail.isEmpty() ? null : detail, null, null, false,
                candidate.fits() ? 0 : 1);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}

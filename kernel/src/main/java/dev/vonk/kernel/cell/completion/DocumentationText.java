package dev.vonk.kernel.cell.completion;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Brings documentation comments of the JDK, written in HTML, into plain Markdown.
final class DocumentationText {

    private static final Pattern CODE = Pattern.compile("\\{@(?:code|literal)\\s+([^}]*)}");
    private static final Pattern LINK = Pattern
            .compile("\\{@link(?:plain)?\\s+(?:module\\s+)?([^}\\s(]+(?:\\([^)]*\\))?)(?:\\s+([^}]*))?}");
    private static final Pattern OTHER_INLINE_TAG = Pattern.compile("\\{@\\w+\\s*([^}]*)}");
    private static final Pattern PRE = Pattern.compile("</?pre[^>]*>");
    private static final Pattern PARAGRAPH = Pattern.compile("\\s*</?(?:p|ul|ol|dl|table|blockquote)\\b[^>]*>\\s*");
    private static final Pattern ITEM = Pattern.compile("\\s*<(?:li|dt|dd|tr)[^>]*>\\s*");
    private static final Pattern CODE_ELEMENT = Pattern.compile("</?(?:code|tt)>");
    private static final Pattern OTHER_ELEMENT = Pattern.compile("</?[a-zA-Z][^>]*>");
    private static final Pattern BLOCK_TAG = Pattern
            .compile("(?m)^\\s*@(param|return|returns|throws|exception|since|see|"
                    + "apiNote|implSpec|implNote|jls|spec)\\b");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n\\s*(?=\\n)");

    private DocumentationText() {}

    static String markdown(String comment) {
        String text = CODE.matcher(comment).replaceAll("`$1`");
        text = LINK.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(2) == null
                        ? "`" + found.group(1).replace('#', '.') + "`"
                        : found.group(2)));
        text = OTHER_INLINE_TAG.matcher(text).replaceAll("$1");
        text = PRE.matcher(text).replaceAll("\n```\n");
        text = PARAGRAPH.matcher(text).replaceAll("\n\n");
        text = ITEM.matcher(text).replaceAll("\n- ");
        text = CODE_ELEMENT.matcher(text).replaceAll("`");
        text = OTHER_ELEMENT.matcher(text).replaceAll("");
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&quot;", "\"")
                .replace("&amp;", "&");
        text = BLOCK_TAG.matcher(text).replaceAll("\n**$1**");
        return BLANK_LINES.matcher(text).replaceAll("\n").strip();
    }
}

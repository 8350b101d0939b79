package dev.vonk.kernel.document.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SafeHtmlTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)((?: [a-z]+=\"[^\"<>]*\")*)>");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, nullValues = "",
            emptyValue = "", value = {
                "a <b>b</b> &amp; c &lt; d & e|a <b>b</b> &amp; c &lt; d &amp; e",
                "<script>alert(1)</script>x|x",
                "<SCRIPT SRC=//evil></SCRIPT >x|x",
                "<script>alert(1)|``",
                "<img src=x onerror=alert(1)>|<img>",
                "<img src='data:image/png;base64,AAA=' alt='a\"b'>|<img src=\"data:image/png;base64,AAA=\" alt=\"a&quot;b\">",
                "<img src='data:text/html;base64,AAA='>|<img>",
                "<img src='https://example.org/x.png'>|<img>",
                "<a href='https://example.org/?a=1&b=2'>x</a>|<a href=\"https://example.org/?a=1&amp;b=2\">x</a>",
                "<a href='javascript:alert(1)'>x</a>|<a>x</a>",
                "<a href='JaVaScRiPt&colon;alert(1)'>x</a>|<a>x</a>",
                "<a href='&#106;avascript:alert(1)'>x</a>|<a>x</a>",
                "<a href=' javascript:alert(1)'>x</a>|<a>x</a>",
                "<a href='data:text/html,x'>x</a>|<a>x</a>",
                "<td onclick='x' colspan=2>1|<td colspan=\"2\">1</td>",
                "</div></body></html>x|x",
                "<div><p>open|<div><p>open</p></div>",
                "<b><i>x</b>y|<b><i>x</i></b>y",
                "<svg onload=alert(1)><script>1</script></svg>x|x",
                "<style>body{display:none}</style>x|x",
                "<p style='text-align: right; background: url(//x)'>x</p>|<p>x</p>",
                "<p style='text-align: right; color: #abc'>x</p>|<p style=\"text-align: right; color: #abc\">x</p>",
                "<!-- <script> -->x<!DOCTYPE a>y<?php z ?>|xy",
                "<unknown a=1>x</unknown>|x",
                "a < b <3|a &lt; b &lt;3",
                "<a title='\" onmouseover=\"alert(1)'>x</a>|<a title=\"&quot; onmouseover=&quot;alert(1)\">x</a>",
                "<p/onclick=alert(1)>x|<p>x</p>",
                "<form action=//x><input autofocus onfocus=alert(1)>|``",
                "<meta http-equiv=refresh content='0;url=//x'><base href=//x><link rel=stylesheet href=//x>x|x",
                "<b|``",
            })
    void onlyWhatIsOnTheListPasses(String html, String clean) {
        assertEquals(clean == null ? "" : clean, SafeHtml.clean(html));
    }

    @Test
    void whateverComesInWhatGoesOutIsBalancedAndInert() {
        List<String> pieces = List.of(
                "<", ">", "/", "script", "<script", "</script", "<img ", "src=", "onerror=", "javascript:", "\"", "'",
                "=",
                "<table><tr><td>", "</table>", "</div>", "<div ", "style=", "<a href=", "&#x6a;", "&colon;", "<!--",
                "-->",
                "<svg>", " ", "x", "\n", "<style>", "<p", "<b>", "</b>", "data:image/png;base64,", "`", "\u0000",
                "<iframe ");
        Random random = new Random(17);
        for (int round = 0; round < 5000; round++) {
            StringBuilder html = new StringBuilder();
            for (int index = random.nextInt(20); index >= 0; index--) {
                html.append(pieces.get(random.nextInt(pieces.size())));
            }
            String clean = SafeHtml.clean(html.toString());
            assertInert(clean, html.toString());
            assertEquals(clean, SafeHtml.clean(clean), html.toString());
        }
    }

    @Test
    void sizeAloneCannotBreakIt() {
        assertEquals("<b>x</b>", SafeHtml.clean("<b style=\"" + "color:red;".repeat(100_000) + "\">x"));
        assertEquals("", SafeHtml.clean("<script>".repeat(50_000)));
        assertEquals("<b>".repeat(9_999) + "</b>".repeat(9_999), SafeHtml.clean("<b>".repeat(9_999)));
    }

    private static void assertInert(String clean, String html) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(clean);
        while (tag.find()) {
            String name = tag.group(2);
            assertFalse(name.matches("script|style|iframe|svg|object|form|meta|base|link"), html);
            String attributes = tag.group(3).toLowerCase(Locale.ROOT);
            assertFalse(attributes.contains(" on") || attributes.contains("=\"javascript:"), html);
            if (tag.group(1).isEmpty() && !name.matches("br|col|hr|img|wbr")) {
                open.push(name);
            } else if (!tag.group(1).isEmpty()) {
                assertEquals(open.poll(), name, html);
            }
        }
        assertTrue(open.isEmpty(), html);
        assertFalse(tag.replaceAll("").contains("<"), html);
    }
}

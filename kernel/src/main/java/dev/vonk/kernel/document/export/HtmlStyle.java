package dev.vonk.kernel.document.export;

/// The style sheet of exported pages.
final class HtmlStyle {
    static final String PAGE = """
            :root { --paper: #ffffff; --ink: #1f2328; --faint: #6e7781; --code: #f6f8fa; --line: #d8dee4; --link: #0550ae;
              --keyword: #8250df; --string: #0a6b2e; --literal: #0550ae; --comment: #6e7781; --annotation: #953800; --error: #fff1f0;
              --red: #c4271b; --green: #1a7f37; --yellow: #8a6100; --blue: #0550ae; --magenta: #8250df; --cyan: #0b7285; }
            @media (prefers-color-scheme: dark) {
              :root { --paper: #15181c; --ink: #e2e6ea; --faint: #8d96a0; --code: #1d2127; --line: #343b43; --link: #79b8ff;
                --keyword: #d2a8ff; --string: #8ddb8c; --literal: #79c0ff; --comment: #8d96a0; --annotation: #ffa657; --error: #2d1b1b;
                --red: #ff7b72; --green: #6bd07a; --yellow: #e3b341; --blue: #79b8ff; --magenta: #d2a8ff; --cyan: #66d9e8; } }
            body { background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; margin: 0; }
            main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
            a { color: var(--link); }
            img { max-width: 100%; }
            pre, code { font-family: ui-monospace, "JetBrains Mono", Menlo, Consolas, monospace; font-size: 0.9em; }
            pre { overflow-x: auto; margin: 0; line-height: 1.45; }
            blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--faint); }
            .markdown pre, .source { background: var(--code); padding: 0.7rem 0.9rem; border-radius: 6px; }
            .markdown table { border-collapse: collapse; }
            .markdown th, .markdown td { border: 1px solid var(--line); padding: 0.25em 0.7em; }
            .cell { margin: 1rem 0; }
            .code { position: relative; }
            .count { color: var(--faint); font: 0.75em ui-monospace, monospace; position: absolute; right: 100%; margin-right: 0.6rem; padding-top: 0.9rem; white-space: pre; }
            .output { padding: 0.5rem 0.9rem; overflow-x: auto; }
            .stderr { border-left: 3px solid var(--yellow); }
            .error { background: var(--error); border-left: 3px solid var(--red); }
            .raw { color: var(--faint); }
            .keyword { color: var(--keyword); } .string { color: var(--string); } .literal { color: var(--literal); }
            .comment { color: var(--comment); font-style: italic; } .annotation { color: var(--annotation); }
            .ansi-bold { font-weight: bold; } .ansi-dim { opacity: 0.7; } .ansi-italic { font-style: italic; } .ansi-underline { text-decoration: underline; }
            .ansi-black, .ansi-bright-black { color: var(--faint); } .ansi-white, .ansi-bright-white { color: var(--ink); }
            .ansi-red, .ansi-bright-red { color: var(--red); } .ansi-green, .ansi-bright-green { color: var(--green); }
            .ansi-yellow, .ansi-bright-yellow { color: var(--yellow); } .ansi-blue, .ansi-bright-blue { color: var(--blue); }
            .ansi-magenta, .ansi-bright-magenta { color: var(--magenta); } .ansi-cyan, .ansi-bright-cyan { color: var(--cyan); }
            .ansi-on-black, .ansi-on-white { background: var(--line); } .ansi-on-red { background: var(--red); color: var(--paper); }
            .ansi-on-green { background: var(--green); color: var(--paper); } .ansi-on-yellow { background: var(--yellow); color: var(--paper); }
            .ansi-on-blue { background: var(--blue); color: var(--paper); } .ansi-on-magenta { background: var(--magenta); color: var(--paper); }
            .ansi-on-cyan { background: var(--cyan); color: var(--paper); }
            @media print { .count { display: none; } .cell { break-inside: avoid-page; } }
            """;

    private HtmlStyle() {}
}

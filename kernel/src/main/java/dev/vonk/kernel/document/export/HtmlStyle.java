package dev.vonk.kernel.document.export;

import dev.vonk.kernel.display.chart.Palette;

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
            details.code-of-cell { position: relative; }
            details.code-of-cell > summary { color: var(--faint); font-size: 0.72em; cursor: pointer; position: absolute; right: 0.8rem; top: 0.3rem; list-style: none; }
            details.code-of-cell:not([open]) > summary { position: static; padding: 0.1rem 0.9rem; border-left: 3px solid var(--line); }
            details.code-of-cell:not([open]) > summary::after { content: " code, hidden"; }
            button, input, select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 5px; padding: 0.15em 0.6em; }
            button:not(:disabled) { cursor: pointer; } button:disabled { opacity: 0.4; }
            :focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
            .code-button { float: right; font-size: 0.8em; }
            nav { max-width: 60rem; margin: 0 auto; padding: 1rem 1.5rem 0; font-size: 0.9em; }
            nav ul { list-style: none; margin: 0.4rem 0; padding: 0; } nav summary { color: var(--faint); cursor: pointer; }
            nav a { text-decoration: none; } nav .level-2 { padding-left: 1em; } nav .level-3 { padding-left: 2em; }
            @media (min-width: 92rem) { nav { position: fixed; left: 0; top: 1.5rem; width: 13rem; max-height: 90vh; overflow: auto; box-sizing: border-box; } }
            @media print { .count, nav, .code-button, details.code-of-cell > summary { display: none; } .cell { break-inside: avoid-page; }
              .source { border: 1px solid var(--line); white-space: pre-wrap; } }
            """;
    static final String CHARTS = ":root { " + Palette.LIGHT.rules()
            + " }\n@media (prefers-color-scheme: dark) { :root { "
            + Palette.DARK.rules() + " } }\n" + """
                    .chart svg { max-width: 100%; height: auto; }
                    .chart rect:hover, .chart circle:hover { filter: brightness(1.12) saturate(1.2); } .chart circle:hover { stroke: var(--ink); }
                    .chart [role=switch] { cursor: pointer; } .chart .off { display: none; } .chart text.off { display: inline; opacity: 0.5; text-decoration: line-through; }
                    .chart .faded { opacity: 0.15; } .chart text.faded { opacity: 0.6; }
                    .tip { position: fixed; z-index: 3; pointer-events: none; white-space: pre-line; max-width: 24rem; padding: 0.35rem 0.6rem; font-size: 0.8em; line-height: 1.35; background: var(--ink); color: var(--paper); border-radius: 5px; }
                    .tip[hidden] { display: none; }
                    """;
    static final String GRIDS = """
            .table .frame { overflow: auto; max-height: 34rem; border: 1px solid var(--line); border-radius: 6px; width: fit-content; max-width: 100%; }
            .table .bar { display: flex; flex-wrap: wrap; gap: 0.4rem; align-items: center; margin: 0.3rem 0; font-size: 0.85em; } .table .place { color: var(--faint); margin-left: 0.4rem; }
            .grid thead th { position: sticky; top: 0; background: var(--code); cursor: pointer; } .grid tbody tr:hover { background: var(--code); }
            .grid th[aria-sort=ascending]::after { content: " ▲"; font-size: 0.7em; } .grid th[aria-sort=descending]::after { content: " ▼"; font-size: 0.7em; }
            @media print { .table .bar { display: none; } .table .frame { max-height: none; overflow: visible; } }
            """;

    private HtmlStyle() {}
}

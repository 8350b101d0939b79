package dev.vonk.kernel.document.export;

/// The style sheet of exported PDF files, in the CSS of printers: no variables, one set of colours.
final class PdfStyle {
    static final String PAGE = """
            @page { size: A4; margin: 18mm 17mm 20mm 17mm; @bottom-center { content: counter(page) " / " counter(pages); font-family: Text, sans-serif; font-size: 8pt; color: #6e7781; } }
            body { font-family: Text, sans-serif; font-size: 9.5pt; line-height: 1.5; color: #1f2328; }
            h1, h2, h3, h4 { line-height: 1.25; page-break-after: avoid; } h1 { font-size: 18pt; } h2 { font-size: 14pt; } h3 { font-size: 11.5pt; }
            a { color: #0550ae; }
            img { max-width: 100%; }
            pre, code { font-family: Code, monospace; font-size: 8.5pt; }
            pre { white-space: pre-wrap; word-wrap: break-word; margin: 0; line-height: 1.45; }
            blockquote { margin-left: 0; padding-left: 4mm; border-left: 1mm solid #d8dee4; color: #59636e; }
            .markdown pre, .source { background: #f6f8fa; padding: 2.5mm 3mm; border: 0.2mm solid #e4e8ec; margin: 3mm 0 0 0; }
            .markdown table { border-collapse: collapse; } .markdown th, .markdown td { border: 0.2mm solid #d8dee4; padding: 1mm 2.5mm; }
            .output { padding: 2mm 3mm 0 3mm; } .raw { color: #59636e; }
            .stderr { border-left: 0.8mm solid #8a6100; } .error { background: #fff1f0; border-left: 0.8mm solid #c4271b; padding-bottom: 2mm; margin-top: 2mm; }
            .vonk-table { border-collapse: collapse; font-size: 8pt; -fs-table-paginate: paginate; }
            .vonk-table th, .vonk-table td { padding: 0.8mm 2.5mm; border-bottom: 0.2mm solid #d8dee4; text-align: left; white-space: pre-wrap; word-wrap: break-word; }
            .vonk-table th { border-bottom: 0.4mm solid #8c959f; vertical-align: bottom; } .vonk-table th .type { display: block; font-weight: normal; font-size: 7pt; color: #59636e; }
            .vonk-table tr { page-break-inside: avoid; } .vonk-table .number { text-align: right; } .vonk-table .null { color: #8c959f; font-style: italic; }
            .vonk-size { font-size: 7.5pt; color: #59636e; margin: 1mm 0; }
            .chart { position: relative; margin: 3mm 0; page-break-inside: avoid; } .chart object { position: absolute; left: 0; top: 0; }
            .words { position: absolute; white-space: nowrap; }
            .keyword { color: #8250df; } .string { color: #0a6b2e; } .literal { color: #0550ae; } .comment { color: #59636e; } .annotation { color: #953800; }
            .ansi-bold { font-weight: bold; } .ansi-italic { font-style: italic; } .ansi-underline { text-decoration: underline; }
            .ansi-red, .ansi-bright-red { color: #c4271b; } .ansi-green, .ansi-bright-green { color: #1a7f37; } .ansi-yellow, .ansi-bright-yellow { color: #8a6100; }
            .ansi-blue, .ansi-bright-blue { color: #0550ae; } .ansi-magenta, .ansi-bright-magenta { color: #8250df; } .ansi-cyan, .ansi-bright-cyan { color: #0b7285; }
            """;

    private PdfStyle() {}
}

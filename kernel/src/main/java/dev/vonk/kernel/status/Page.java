package dev.vonk.kernel.status;

import java.util.List;

/// The frame of every page: head, links to the others, and what stays live.
final class Page {
    private record Link(String path, String text) {}

    private static final List<Link> LINKS = List.of(new Link("/", "Jobs"), new Link("/workers", "Workers"),
            new Link("/storage", "Storage"), new Link("/environment", "Environment"));

    private Page() {
    }

    /// @param isLive whether the page renews itself
    static String html(String title, String path, boolean isLive, Tag content) {
        var links = Tag.of("nav").add(Tag.of("strong", "Vonk"));
        for (var link : LINKS) {
            var tag = Tag.of("a", link.text()).with("href", link.path());
            links.add(link.path().equals(path) ? tag.with("aria-current", "page") : tag);
        }
        if (!isLive) {
            links.add(Tag.of("span", "from a log").with("class", "faint"));
        }
        var main = Tag.of("main").add(Tag.of("h1", title)).add(content);
        var head = head(title).add(Tag.of("script").with("src", "/status.js").with("defer", "defer"));
        var body = Tag.of("body").add(links).add(main);
        return Tag.of("html").with("lang", "en").add(head)
                .add(isLive ? body.with("data-live", "yes") : body).page();
    }

    private static Tag head(String title) {
        return Tag.of("head").add(Tag.of("meta").with("charset", "utf-8"))
                .add(Tag.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"))
                .add(Tag.of("meta").with("name", "color-scheme").with("content", "light dark"))
                .add(Tag.of("title", title + " - Vonk"))
                .add(Tag.of("link").with("rel", "stylesheet").with("href", "/status.css"));
    }

    /// Goes on to the first page. A redirect would not do: a browser that came from elsewhere does not send the new cookie
    /// along with it.
    static String entrance() {
        var head = head("Status").add(Tag.of("meta").with("http-equiv", "refresh").with("content", "0;url=/"));
        return Tag.of("html").with("lang", "en").add(head)
                .add(Tag.of("body").add(Tag.of("main").add(Tag.of("a", "Go on to the status page").with("href", "/"))))
                .page();
    }
}

// Renews the page while something happens: asks for a small number, and fetches the page again when it has changed.
"use strict";
if (document.body.dataset.live) {
    let seen = null;
    const closed = new Set();

    document.addEventListener("toggle", event => {
        const id = event.target.id;
        if (id) {
            event.target.open ? closed.delete(id) : closed.add(id);
        }
    }, true);

    const renew = async () => {
        const page = await fetch(location.pathname, { cache: "no-store" });
        if (!page.ok) {
            return;
        }
        const main = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("main");
        closed.forEach(id => main.querySelector("#" + CSS.escape(id))?.removeAttribute("open"));
        document.querySelector("main").replaceWith(document.adoptNode(main));
    };

    const look = async () => {
        try {
            if (!document.hidden) {
                const pulse = await (await fetch("/api/pulse", { cache: "no-store" })).json();
                if (pulse.running || pulse.version !== seen) {
                    seen = pulse.version;
                    await renew();
                }
            }
            setTimeout(look, 1000);
        } catch {
            // The session has ended, or is busy: the page stays as it is and tries again now and then.
            setTimeout(look, 10000);
        }
    };
    setTimeout(look, 1000);
}

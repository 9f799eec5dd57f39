package org.bedside.web;

/** The frame of our plain pages; nothing is loaded from anywhere. */
final class Html {

    private Html() {}

    static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>
                body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b2733}
                h1,h2{line-height:1.2} table{border-collapse:collapse} td,th{padding:.3rem .8rem;text-align:left;
                border-bottom:1px solid #d6dde4;vertical-align:top} pre{background:#f2f5f8;padding:1rem;overflow:auto}
                a{color:#0b5c8a}
                </style></head><body>%s</body></html>
                """.formatted(title, body);
    }
}

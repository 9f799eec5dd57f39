package org.bedside.text;

import java.nio.charset.Charset;

/** What holds in RTF until a group ends. */
final class RtfGroup {
    boolean silent;
    boolean hidden;
    boolean fonts;
    boolean apart;
    /** How many characters follow a Unicode character for readers that do not know it. */
    int fallback = 1;

    Charset charset;

    RtfGroup(Charset charset) {
        this.charset = charset;
    }

    RtfGroup inner() {
        RtfGroup group = new RtfGroup(charset);
        group.silent = silent;
        group.hidden = hidden;
        group.fonts = fonts;
        group.fallback = fallback;
        return group;
    }
}

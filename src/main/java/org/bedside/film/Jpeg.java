package org.bedside.film;

/** JPEG (ISO/IEC 10918-1) before it is decoded: whole, and of a size and a process that are read. */
final class Jpeg {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;

    private Jpeg() {}

    static boolean is(byte[] bytes) {
        return bytes.length > 3 && at(bytes, 0) == 0xff && at(bytes, 1) == SOI && at(bytes, 2) == 0xff;
    }

    /** The same bytes, once their headers have been looked at. */
    static byte[] checked(byte[] bytes) throws PictureRefused {
        boolean framed = false;
        int at = 2;
        while (true) {
            if (at + 4 > bytes.length || at(bytes, at) != 0xff) {
                throw new PictureRefused("the JPEG is broken off");
            }
            int marker = at(bytes, at + 1);
            if (marker == 0xff) {
                at++; // padding
                continue;
            }
            int length = at(bytes, at + 2) << 8 | at(bytes, at + 3);
            if (length < 2 || at + 2 + length > bytes.length) {
                throw new PictureRefused("the JPEG is broken off");
            }
            if (frame(marker)) {
                frame(bytes, at, marker, length);
                framed = true;
            }
            if (marker == SOS) {
                break;
            }
            at += 2 + length;
        }
        if (!framed || !ends(bytes, at)) {
            throw new PictureRefused("the JPEG is broken off");
        }
        return bytes;
    }

    private static boolean frame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static void frame(byte[] bytes, int at, int marker, int length) throws PictureRefused {
        if (marker > 0xc2) {
            throw new PictureRefused("the JPEG is neither baseline, extended nor progressive");
        }
        if (length < 8) {
            throw new PictureRefused("the JPEG is broken off");
        }
        if (at(bytes, at + 4) != 8) {
            throw new PictureRefused("the JPEG has " + at(bytes, at + 4) + " bits a sample; 8 are read");
        }
        int height = at(bytes, at + 5) << 8 | at(bytes, at + 6);
        int width = at(bytes, at + 7) << 8 | at(bytes, at + 8);
        Pictures.check(width, height);
    }

    /** Whether the end is marked: its last bytes, but for padding. */
    private static boolean ends(byte[] bytes, int from) {
        for (int at = bytes.length - 2; at > from; at--) {
            if (at(bytes, at) == 0xff && at(bytes, at + 1) == EOI) {
                return true;
            }
        }
        return false;
    }

    private static int at(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }
}

package org.bedside.film;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** PNG (ISO/IEC 15948) before it is decoded: whole, of a size that is read, and without the chunks that no pixel needs. */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "IDAT", "IEND");

    private Png() {}

    static boolean is(byte[] bytes) {
        return bytes.length >= SIGNATURE.length
                && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** The same picture without text, profiles and transparency, in which bombs are hidden. */
    static byte[] bare(byte[] bytes) throws PictureRefused {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        out.write(bytes, 0, SIGNATURE.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.position(SIGNATURE.length);
        boolean first = true;
        while (true) {
            if (in.remaining() < 12) {
                throw new PictureRefused("the PNG is broken off");
            }
            int start = in.position();
            long length = in.getInt() & 0xffffffffL;
            byte[] name = new byte[4];
            in.get(name);
            String type = new String(name, StandardCharsets.ISO_8859_1);
            if (length > in.remaining() - 4) {
                throw new PictureRefused("the PNG is broken off");
            }
            if (first != type.equals("IHDR")) {
                throw new PictureRefused("the PNG does not begin with its one header");
            }
            if (first) {
                Pictures.check(in.getInt(start + 8) & 0xffffffffL, in.getInt(start + 12) & 0xffffffffL);
                first = false;
            }
            if (KEPT.contains(type)) {
                out.write(bytes, start, (int) length + 12);
            }
            if (type.equals("IEND")) {
                return out.toByteArray();
            }
            in.position(start + (int) length + 12);
        }
    }
}

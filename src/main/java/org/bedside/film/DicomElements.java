package org.bedside.film;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The top elements of a DICOM data set (PS3.5, chapter 7) by tag; sequences are stepped over. Each byte is seen once. */
final class DicomElements {

    private static final int PIXEL_DATA = 0x7fe00010;
    private static final int ITEM = 0xfffee000;
    private static final int ITEM_END = 0xfffee00d;
    private static final int SEQUENCE_END = 0xfffee0dd;
    private static final int UNDEFINED = -1;
    private static final Set<String> LONG =
            Set.of("OB", "OW", "OF", "OD", "OL", "OV", "SQ", "UC", "UR", "UT", "UN", "SV", "UV");

    private final ByteBuffer bytes;
    private final boolean explicit;
    private final Map<Integer, ByteBuffer> values = new HashMap<>();
    private boolean encapsulated;

    /** Reads from a place to the end, or, of the file's meta information, to the end of its group. */
    DicomElements(byte[] all, int from, boolean explicit, boolean meta) throws PictureRefused {
        this.bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        this.explicit = explicit;
        bytes.position(from);
        while (bytes.remaining() >= 8) {
            int start = bytes.position();
            int tag = tag();
            if (meta && tag >>> 16 != 2) {
                bytes.position(start);
                return;
            }
            int length = length(tag, explicit);
            if (length == UNDEFINED) {
                if (tag == PIXEL_DATA) {
                    encapsulated = true;
                    values.put(tag, rest());
                    return;
                }
                skipUndefined();
            } else {
                ByteBuffer value = take(length);
                values.putIfAbsent(tag, value);
                if (tag == PIXEL_DATA) {
                    return;
                }
            }
        }
        if (!meta && bytes.hasRemaining()) {
            throw broken();
        }
    }

    /** Where reading ended. */
    int end() {
        return bytes.position();
    }

    /** A number of two bytes; 0 if it is not given. */
    int number(int tag) {
        ByteBuffer value = values.get(tag);
        return value == null || value.remaining() < 2 ? 0 : value.getShort(value.position()) & 0xffff;
    }

    /** The first of the decimal texts; the other value if none is given. */
    double decimal(int tag, double otherwise) throws PictureRefused {
        String text = text(tag, "").split("\\\\", 2)[0].strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        throw new PictureRefused("the DICOM file's window or rescaling is no number");
    }

    /** Without padding. */
    String text(int tag, String otherwise) {
        ByteBuffer value = values.get(tag);
        if (value == null) {
            return otherwise;
        }
        byte[] text = new byte[Math.min(64, value.remaining())];
        value.duplicate().get(text);
        return new String(text, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
    }

    ByteBuffer pixels() throws PictureRefused {
        ByteBuffer value = values.get(PIXEL_DATA);
        if (value == null || encapsulated) {
            throw new PictureRefused("the DICOM file holds no picture");
        }
        return value.duplicate();
    }

    /** The one frame of encapsulated pixels (PS3.5, A.4), its fragments one after the other. */
    byte[] fragment() throws PictureRefused {
        ByteBuffer value = values.get(PIXEL_DATA);
        if (value == null || !encapsulated) {
            throw new PictureRefused("the DICOM file holds no picture");
        }
        ByteBuffer in = value.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer out = ByteBuffer.allocate(in.remaining());
        boolean table = true;
        while (in.remaining() >= 8) {
            int tag = (in.getShort() << 16) | (in.getShort() & 0xffff);
            int length = in.getInt();
            if (tag == SEQUENCE_END) {
                byte[] frame = new byte[out.position()];
                out.flip().get(frame);
                return frame;
            }
            if (tag != ITEM || length < 0 || length > in.remaining()) {
                throw broken();
            }
            if (!table) {
                out.put(in.duplicate().limit(in.position() + length));
            }
            table = false;
            in.position(in.position() + length);
        }
        throw broken();
    }

    private int tag() {
        int group = bytes.getShort() & 0xffff;
        return (group << 16) | (bytes.getShort() & 0xffff);
    }

    private int length(int tag, boolean withType) throws PictureRefused {
        if (!withType || tag >>> 16 == 0xfffe) {
            return bytes.getInt();
        }
        String type = "" + (char) bytes.get() + (char) bytes.get();
        if (!LONG.contains(type)) {
            return bytes.getShort() & 0xffff;
        }
        bytes.getShort();
        if (bytes.remaining() < 4) {
            throw broken();
        }
        return bytes.getInt();
    }

    private ByteBuffer take(int length) throws PictureRefused {
        if (length < 0 || length > bytes.remaining()) {
            throw broken();
        }
        ByteBuffer value = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        return value;
    }

    private ByteBuffer rest() {
        return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Steps over a sequence without a length, and what is nested in it. */
    private void skipUndefined() throws PictureRefused {
        int depth = 1;
        while (depth > 0) {
            if (bytes.remaining() < 8) {
                throw broken();
            }
            int tag = tag();
            int length = length(tag, explicit);
            if (tag == SEQUENCE_END || tag == ITEM_END) {
                depth--;
            } else if (length == UNDEFINED) {
                depth++;
            } else if (tag != ITEM) {
                take(length);
            }
        }
    }

    private static PictureRefused broken() {
        return new PictureRefused("the DICOM file is broken off");
    }
}

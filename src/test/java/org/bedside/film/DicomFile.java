package org.bedside.film;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes DICOM files for tests, element by element as PS3.5, chapter 7, has them. */
final class DicomFile {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final boolean explicit;

    DicomFile(String syntax) {
        explicit = !syntax.equals("1.2.840.10008.1.2");
        out.writeBytes(new byte[128]);
        out.writeBytes("DICM".getBytes(StandardCharsets.ISO_8859_1));
        element(true, 0x00020010, "UI", padded(syntax));
    }

    /** A radiograph of these rows and columns, allocated bits and photometric interpretation, without its pixels. */
    static DicomFile radiograph(String syntax, int rows, int columns, int bits, String kind) {
        return new DicomFile(syntax)
                .text(0x00080060, "CS", "DX")
                .number(0x00280002, 1)
                .text(0x00280004, "CS", kind)
                .number(0x00280010, rows)
                .number(0x00280011, columns)
                .number(0x00280100, bits)
                .number(0x00280101, bits)
                .number(0x00280103, 0);
    }

    DicomFile text(int tag, String type, String value) {
        return element(explicit, tag, type, padded(value));
    }

    DicomFile number(int tag, int value) {
        return element(explicit, tag, "US", new byte[] {(byte) value, (byte) (value >> 8)});
    }

    DicomFile pixels(byte[] pixels) {
        return element(explicit, 0x7fe00010, "OW", pixels);
    }

    /** A sequence of undefined length with one item of undefined length that holds a sequence of known length. */
    DicomFile nested() {
        tag(0x00081140);
        if (explicit) {
            out.writeBytes(new byte[] {'S', 'Q', 0, 0});
        }
        integer(-1);
        tag(0xfffee000);
        integer(-1);
        element(explicit, 0x00081150, "UI", padded("1.2.3"));
        element(explicit, 0x00400275, "SQ", new byte[0]);
        tag(0xfffee00d);
        integer(0);
        tag(0xfffee0dd);
        integer(0);
        return this;
    }

    /** A frame in two fragments after an empty offset table. */
    DicomFile encapsulated(byte[] frame) {
        tag(0x7fe00010);
        out.writeBytes(new byte[] {'O', 'B', 0, 0});
        integer(-1);
        tag(0xfffee000);
        integer(0);
        int half = frame.length / 2;
        for (int from : new int[] {0, half}) {
            int length = from == 0 ? half : frame.length - half;
            tag(0xfffee000);
            integer(length);
            out.write(frame, from, length);
        }
        tag(0xfffee0dd);
        integer(0);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private DicomFile element(boolean typed, int tag, String type, byte[] value) {
        tag(tag);
        if (!typed) {
            integer(value.length);
        } else {
            out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
            if (type.equals("OW") || type.equals("SQ")) {
                out.writeBytes(new byte[2]);
                integer(value.length);
            } else {
                out.write(value.length);
                out.write(value.length >> 8);
            }
        }
        out.writeBytes(value);
        return this;
    }

    private void tag(int tag) {
        out.write(tag >> 16);
        out.write(tag >> 24);
        out.write(tag);
        out.write(tag >> 8);
    }

    private void integer(int value) {
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    private static byte[] padded(String value) {
        return (value.length() % 2 == 0 ? value : value + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }
}

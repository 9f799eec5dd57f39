package org.bedside.film;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * DICOM files (PS3.10) with one grey picture, uncompressed little-endian or JPEG baseline; any other transfer syntax is refused
 * by name. Only what the picture needs is read: nothing of the patient.
 */
final class Dicom {

    private static final int PREAMBLE = 128;

    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String BASELINE = "1.2.840.10008.1.2.4.50";

    /** PS3.6, table A-1. */
    private static final Map<String, String> UNREAD = Map.ofEntries(
            Map.entry("1.2.840.10008.1.2.2", "Explicit VR Big Endian"),
            Map.entry("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian"),
            Map.entry("1.2.840.10008.1.2.4.51", "JPEG Extended"),
            Map.entry("1.2.840.10008.1.2.4.57", "JPEG Lossless"),
            Map.entry("1.2.840.10008.1.2.4.70", "JPEG Lossless, first-order prediction"),
            Map.entry("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless"),
            Map.entry("1.2.840.10008.1.2.4.81", "JPEG-LS Lossy"),
            Map.entry("1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless"),
            Map.entry("1.2.840.10008.1.2.4.91", "JPEG 2000"),
            Map.entry("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 Lossless"),
            Map.entry("1.2.840.10008.1.2.5", "RLE Lossless"));

    /** Radiographs (PS3.3, C.7.3.1.1.1), and what scanners of films and conversions write. */
    private static final Set<String> RADIOGRAPHS = Set.of("CR", "DX", "RG", "OT", "SC", "");

    private Dicom() {}

    static boolean is(byte[] bytes) {
        return bytes.length > PREAMBLE + 4
                && new String(bytes, PREAMBLE, 4, StandardCharsets.ISO_8859_1).equals("DICM");
    }

    static Picture read(byte[] bytes) throws PictureRefused {
        DicomElements meta = new DicomElements(bytes, PREAMBLE + 4, true, true);
        String syntax = meta.text(0x00020010, "");
        if (!Set.of(IMPLICIT, EXPLICIT, BASELINE).contains(syntax)) {
            String name = UNREAD.getOrDefault(syntax, "unknown");
            String shown = syntax.matches("[0-9.]{1,64}") ? syntax : "none";
            throw new PictureRefused("DICOM transfer syntax " + shown + " (" + name + ") is not read; "
                    + "uncompressed little-endian and JPEG baseline are");
        }
        DicomElements data = new DicomElements(bytes, meta.end(), !syntax.equals(IMPLICIT), false);
        String modality = data.text(0x00080060, "");
        if (!RADIOGRAPHS.contains(modality)) {
            throw new PictureRefused("the DICOM file is no radiograph: its modality is "
                    + (modality.matches("[A-Z]{2,6}") ? modality : "unknown"));
        }
        int rows = data.number(0x00280010);
        int columns = data.number(0x00280011);
        Pictures.check(columns, rows);
        if (data.number(0x00280002) != 1 || !data.text(0x00280008, "1").equals("1")) {
            throw new PictureRefused("the DICOM file holds no single grey picture");
        }
        String kind = data.text(0x00280004, "");
        if (!kind.equals("MONOCHROME1") && !kind.equals("MONOCHROME2")) {
            throw new PictureRefused("the DICOM file's photometric interpretation is not MONOCHROME1 or MONOCHROME2");
        }
        Picture picture = syntax.equals(BASELINE)
                ? Raster.read("jpeg", Jpeg.checked(data.fragment()))
                : new Picture(columns, rows, samples(data, rows * columns), 0);
        return kind.equals("MONOCHROME1") ? inverted(picture) : picture;
    }

    private static Picture inverted(Picture picture) {
        float[] grey = picture.grey().clone();
        for (int at = 0; at < grey.length; at++) {
            grey[at] = 1 - grey[at];
        }
        return new Picture(picture.width(), picture.height(), grey, picture.colour());
    }

    /** From black to white: by the window if one is given (PS3.3, C.11.2.1.2), else from the lowest to the highest. */
    private static float[] samples(DicomElements data, int count) throws PictureRefused {
        int allocated = data.number(0x00280100);
        int stored = data.number(0x00280101);
        boolean signed = data.number(0x00280103) == 1;
        if ((allocated != 8 && allocated != 16) || stored < 1 || stored > allocated) {
            throw new PictureRefused("the DICOM file's pixels have " + allocated + " bits; 8 and 16 are read");
        }
        ByteBuffer pixels = data.pixels().order(ByteOrder.LITTLE_ENDIAN);
        if (pixels.remaining() < (long) count * allocated / 8) {
            throw new PictureRefused("the DICOM file is broken off");
        }
        float[] values = new float[count];
        float lowest = Float.MAX_VALUE;
        float highest = -Float.MAX_VALUE;
        int unused = 32 - stored;
        for (int at = 0; at < count; at++) {
            int raw = allocated == 8 ? pixels.get() : pixels.getShort();
            int value = signed ? raw << unused >> unused : raw << unused >>> unused;
            values[at] = value;
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        double slope = data.decimal(0x00281053, 1);
        double intercept = data.decimal(0x00281052, 0);
        double width = data.decimal(0x00281051, 0);
        double centre = data.decimal(0x00281050, 0);
        double from =
                width >= 1 ? centre - 0.5 - (width - 1) / 2 : Math.min(lowest * slope, highest * slope) + intercept;
        double range = width >= 1 ? Math.max(1, width - 1) : Math.abs((highest - lowest) * slope);
        for (int at = 0; at < count; at++) {
            double value = range > 0 ? (values[at] * slope + intercept - from) / range : 0;
            values[at] = (float) Math.max(0, Math.min(1, value));
        }
        return values;
    }
}

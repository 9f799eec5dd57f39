package org.bedside.film;

/** Reads the bytes of a picture, whatever their label says. No picture is decoded whose header says it is too large. */
public final class Pictures {

    /** At most this many bytes: a DICOM film of 16 bits a pixel as large as {@link #MOST_PIXELS} allows, and its header. */
    public static final int MOST_BYTES = 64 << 20;

    /** At most this many pixels: 5,000 by 6,000, more than any detector for chest films has (43 cm at 0.1 mm: 4,300). */
    static final long MOST_PIXELS = 30_000_000;

    /** A side of fewer pixels says less than the film that is cut from it. */
    static final int FEWEST = Film.SIDE;

    private Pictures() {}

    /**
     * A film of these bytes, which is a chest film or not.
     *
     * @throws PictureRefused where they are no PNG, JPEG or DICOM that is read, too large, broken off, or in colour
     */
    public static Film film(byte[] bytes) throws PictureRefused {
        Picture picture = read(bytes);
        if (picture.colour() > MOST_COLOUR) {
            throw new PictureRefused("the picture is in colour, so it is no film");
        }
        return picture.film();
    }

    /** More colour than this has no film, whatever an encoder made of its grey: colour pictures have 0.1 and more. */
    private static final double MOST_COLOUR = 0.03;

    static Picture read(byte[] bytes) throws PictureRefused {
        if (bytes.length > MOST_BYTES) {
            throw new PictureRefused("the picture has more than " + (MOST_BYTES >> 20) + " MB");
        }
        if (Png.is(bytes)) {
            return Raster.read("png", Png.bare(bytes));
        }
        if (Jpeg.is(bytes)) {
            return Raster.read("jpeg", Jpeg.checked(bytes));
        }
        if (Dicom.is(bytes)) {
            return Dicom.read(bytes);
        }
        throw new PictureRefused("neither a PNG nor a JPEG nor a DICOM file");
    }

    /** Refuses a size before anything of it is decoded. */
    static void check(long width, long height) throws PictureRefused {
        if (width < FEWEST || height < FEWEST) {
            throw new PictureRefused("the picture is smaller than " + FEWEST + " by " + FEWEST + " pixels");
        }
        if (width > MOST_PIXELS || height > MOST_PIXELS || width * height > MOST_PIXELS) {
            throw new PictureRefused("the picture has more than " + MOST_PIXELS / 1_000_000 + " million pixels");
        }
        if (width > 20 * height || height > 20 * width) {
            throw new PictureRefused("the picture is a strip, not a film");
        }
    }
}

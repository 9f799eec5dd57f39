package org.bedside.film;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** PNG and JPEG, decoded by the JDK. Of large pictures only every second, third ... pixel is kept. */
final class Raster {

    /** A side is thinned to no fewer pixels than this: sixteen to a pixel of the film. */
    private static final int ENOUGH = 16 * Film.SIDE;

    private Raster() {}

    static Picture read(String format, byte[] bytes) throws PictureRefused {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        AtomicBoolean damaged = new AtomicBoolean();
        IIOReadWarningListener listener = (source, warning) -> damaged.set(true);
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener(listener);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            Pictures.check(width, height);
            ImageReadParam param = reader.getDefaultReadParam();
            int thin = Math.max(1, Math.min(width, height) / ENOUGH);
            param.setSourceSubsampling(thin, thin, 0, 0);
            BufferedImage image = reader.read(0, param);
            if (damaged.get()) {
                throw new PictureRefused("the picture is damaged or broken off");
            }
            return picture(image);
        } catch (IOException | RuntimeException broken) { // the JDK's readers throw both at what is damaged
            throw new PictureRefused("the picture is damaged or of a kind that is not read");
        } finally {
            reader.dispose();
        }
    }

    /** The samples themselves: converting colours would brighten what is stored as grey. */
    private static Picture picture(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        ColorModel model = image.getColorModel();
        java.awt.image.Raster samples = image.getRaster();
        boolean palette = model instanceof IndexColorModel;
        int bands = palette ? 3 : samples.getNumBands();
        double white = palette ? 255 : (1 << model.getComponentSize(0)) - 1;
        float[] grey = new float[width * height];
        double colour = 0;
        int[] pixel = new int[Math.max(4, bands)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (palette) {
                    int rgb = image.getRGB(x, y);
                    pixel[0] = rgb >> 16 & 0xff;
                    pixel[1] = rgb >> 8 & 0xff;
                    pixel[2] = rgb & 0xff;
                } else {
                    pixel = samples.getPixel(x, y, pixel);
                }
                if (bands < 3) {
                    grey[y * width + x] = (float) (pixel[0] / white);
                } else {
                    // ITU-R BT.601, as JPEG has it
                    grey[y * width + x] = (float) ((0.299 * pixel[0] + 0.587 * pixel[1] + 0.114 * pixel[2]) / white);
                    int most = Math.max(pixel[0], Math.max(pixel[1], pixel[2]));
                    int least = Math.min(pixel[0], Math.min(pixel[1], pixel[2]));
                    colour += (most - least) / white;
                }
            }
        }
        return new Picture(width, height, grey, colour / grey.length);
    }
}

package org.bedside.ecg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bedside.evidence.Signal;

/** The two records of PhysioNet, where they are. */
final class Records {

    private Records() {}

    static Path folder() {
        return Path.of(String.valueOf(System.getenv("BEDSIDE_DATA")), "ecg_records");
    }

    static WfdbHeader header(String record) throws IOException {
        return WfdbHeader.parse(Files.readString(folder().resolve(record + ".hea"), StandardCharsets.UTF_8));
    }

    /** One lead in millivolts. */
    static Signal lead(String record, String name) throws IOException {
        WfdbHeader header = header(record);
        List<WfdbHeader.Channel> channels = header.in(record + ".dat");
        int[][] values = WfdbSamples.read(
                Files.readAllBytes(folder().resolve(record + ".dat")),
                channels.get(0).format(),
                channels.size(),
                (int) header.frames());
        for (int at = 0; at < channels.size(); at++) {
            WfdbHeader.Channel channel = channels.get(at);
            if (channel.name().equals(name)) {
                float[] volts = new float[values[at].length];
                for (int frame = 0; frame < volts.length; frame++) {
                    volts[frame] = (float) ((values[at][frame] - channel.baseline()) / channel.gain());
                }
                return new Signal(1000 / header.hertz(), "mV", volts, 0);
            }
        }
        throw new IllegalArgumentException("no lead " + name);
    }

    /** Places of the beats in an annotation file (annot(5)): codes 1 to 13 and a few more are beats, the others are not. */
    static List<Integer> beats(String record) throws IOException {
        byte[] file = Files.readAllBytes(folder().resolve(record + ".atr"));
        List<Integer> beats = new ArrayList<>();
        int time = 0;
        int at = 0;
        while (at + 1 < file.length) {
            int word = word(file, at);
            int code = word >> 10;
            int interval = word & 0x3ff;
            at += 2;
            if (word == 0) {
                break;
            } else if (code == 59) { // SKIP: an interval of 32 bits, high word first
                time += (word(file, at) << 16) | word(file, at + 2);
                at += 4;
            } else if (code == 63) { // AUX: a text of so many bytes
                at += interval + interval % 2;
            } else if (code < 59) {
                time += interval;
                if ((code >= 1 && code <= 13) || code == 25 || code == 30 || code == 34 || code == 35 || code == 38) {
                    beats.add(time);
                }
            }
        }
        return beats;
    }

    private static int word(byte[] file, int at) {
        return (file[at] & 0xff) | ((file[at + 1] & 0xff) << 8);
    }
}

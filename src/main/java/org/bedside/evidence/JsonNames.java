package org.bedside.evidence;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The plain names in one document: equal names are one string, which is made once. It takes no more than it has room
 * for, and looks in no more than a few places, whatever a stranger names things.
 */
final class JsonNames {

    private static final int LOOKED_AT = 8;

    private static final int KEPT_LENGTH = 40;

    /**
     * Names of documents that were read before, of all threads: a later one takes the place of an earlier one. Threads
     * may miss what others put there, which costs a string and no more.
     */
    private static final @Nullable String[] LATELY = new String[2048];

    private final byte[] bytes;

    /** Numbers of names, each one more than it is, so that 0 is a gap. Twice the room, so that there are gaps. */
    private final int[] places;

    private final String[] names;
    private final int[] hashes;
    private final int[] froms;
    private int size;

    JsonNames(byte[] bytes) {
        this.bytes = bytes;
        places = new int[JsonBytes.places(bytes)];
        names = new String[places.length / 2];
        hashes = new int[names.length];
        froms = new int[names.length];
    }

    /** How many names there may be in all. */
    int room() {
        return names.length;
    }

    /**
     * The number of the name of plain characters between these places, in the order in which they came; negative if
     * there was no room for it. There are eight bytes or more from its first on.
     */
    int number(int from, int to) {
        int hash = JsonBytes.hash(bytes, from, to);
        int place = JsonBytes.place(hash, places.length);
        for (int looked = 0; looked < LOOKED_AT; looked++) {
            int number = places[place] - 1;
            if (number < 0) {
                return added(place, from, to, hash);
            }
            if (hashes[number] == hash && same(number, from, to)) {
                return number;
            }
            place = (place + 1) % places.length;
        }
        return -1;
    }

    private int added(int place, int from, int to, int hash) {
        if (size == names.length) {
            return -1;
        }
        names[size] = called(from, to, hash);
        hashes[size] = hash;
        froms[size] = from;
        size++;
        places[place] = size;
        return size - 1;
    }

    /** A string that was made for an earlier document has its hash already, and is the one that the readers ask for. */
    private String called(int from, int to, int hash) {
        int place = JsonBytes.place(hash, LATELY.length);
        String known = LATELY[place];
        if (known != null && isNamed(known, from, to)) {
            return known;
        }
        String name = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        if (name.length() <= KEPT_LENGTH) {
            name = name.intern();
            LATELY[place] = name;
        }
        return name;
    }

    private boolean isNamed(String name, int from, int to) {
        if (name.length() != to - from) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (name.charAt(at - from) != (bytes[at] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    private boolean same(int number, int from, int to) {
        return JsonBytes.same(bytes, from, to, froms[number], froms[number] + names[number].length());
    }

    /** Where the name of this number stood first. */
    int from(int number) {
        return froms[number];
    }

    String name(int number) {
        return names[number];
    }
}

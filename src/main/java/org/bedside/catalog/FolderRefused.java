package org.bedside.catalog;

import java.util.List;

/** A data folder that cannot be used, with all that is wrong with it: a broken deployment. */
public final class FolderRefused extends RuntimeException {

    private final List<String> faults;

    FolderRefused(String folder, List<String> faults) {
        super(folder + " refused:\n  " + String.join("\n  ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}

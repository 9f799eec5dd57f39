package org.bedside.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A specialist's description, as training writes it anew: the hashes of the parts that were trained, all else as it was. */
public final class Description {

    private Description() {}

    /**
     * The description's text with other hashes.
     *
     * @param name the description's file, which is in the folder
     * @param parts the trained parts by their file names, each of which the description names
     */
    public static String withHashes(Folder folder, String name, Map<String, byte[]> parts) throws IOException {
        try (InputStream file = folder.open(name)) {
            ObjectNode root = (ObjectNode) Json.MAPPER.readTree(file);
            for (JsonNode part : root.withArray("files")) {
                byte[] bytes = parts.get(part.path("name").asText());
                if (bytes != null) {
                    ((ObjectNode) part).put("sha256", ModelFolder.sha256(bytes));
                }
            }
            return FitFile.text(root);
        }
    }
}

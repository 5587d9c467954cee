package io.freshmaker.sbom;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A JSON document without the fields that nobody asks for: a tool lists every file of an image and every licence text,
 * which makes the documents many times as large as what is to be read in them.
 */
final class JsonCut {

    /** Characters that may be left of a document: some eighty thousand packages. */
    static final int MOST = 32 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> left;
    private final String list;
    private final Predicate<ObjectNode> kept;

    /**
     * @param left fields to leave out, wherever they are
     * @param list the outermost list whose members are asked for one by one
     * @param kept whether to keep a member of that list
     */
    JsonCut(Set<String> left, String list, Predicate<ObjectNode> kept) {
        this.left = left;
        this.list = list;
        this.kept = kept;
    }

    /**
     * Reads it to its end.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException when it is no JSON, with the line
     * @throws IllegalArgumentException when too much is left
     */
    byte[] of(InputStream document) throws IOException {
        var out = new ByteArrayOutputStream();
        try (JsonParser in = new JsonFactory(JSON).createParser(document);
                JsonGenerator copy = JSON.getFactory().createGenerator(out)) {
            while (in.nextToken() != null) {
                if (in.currentToken() == JsonToken.FIELD_NAME && left.contains(in.currentName())) {
                    in.nextToken();
                    in.skipChildren();
                } else if (listed(in)) {
                    copyList(in, copy);
                } else {
                    copy.copyCurrentEvent(in);
                }
                bound(out);
            }
        }
        return out.toByteArray();
    }

    private boolean listed(JsonParser in) {
        return in.currentToken() == JsonToken.START_ARRAY
                && list.equals(in.getParsingContext().getParent().getCurrentName())
                && in.getParsingContext().getParent().getParent().inRoot();
    }

    private void copyList(JsonParser in, JsonGenerator copy) throws IOException {
        copy.writeStartArray();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException(
                        "line " + in.currentLocation().getLineNr() + ": what stands in " + list
                                + " is no object; make the document again.");
            }
            ObjectNode member = JSON.readTree(in);
            if (kept.test(member)) {
                member.remove(List.copyOf(left));
                copy.writeTree(member);
            }
        }
        copy.writeEndArray();
    }

    private static void bound(ByteArrayOutputStream out) {
        if (out.size() > MOST) {
            throw new IllegalArgumentException("it has more than " + MOST / 1024 / 1024
                    + " MiB of packages: that is no image; split it, or leave out what is no rpm.");
        }
    }
}

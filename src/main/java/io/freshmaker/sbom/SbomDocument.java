package io.freshmaker.sbom;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an SBOM says, whatever its format.
 *
 * @param created null when the document does not say
 * @param holds by the id of a piece, the ids of what the document says is in it or belongs to it
 */
record SbomDocument(
        Path file, Instant created, SbomImage image, List<SbomPiece> pieces, Map<String, Set<String>> holds) {

    SbomDocument {
        pieces = List.copyOf(pieces);
        holds = Map.copyOf(holds);
    }
}

package io.freshmaker.sbom;

/**
 * A package that an SBOM lists.
 *
 * @param id by which the document itself names it: SPDX's identifier, CycloneDX's {@code bom-ref}
 * @param purl its package URL; empty when it has none
 * @param module the label {@code name:stream:version:context} that the rpm database has of it; empty where it has none
 */
record SbomPiece(String id, String name, String purl, String module) {}

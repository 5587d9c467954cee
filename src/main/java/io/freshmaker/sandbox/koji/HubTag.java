package io.freshmaker.sandbox.koji;

import java.util.List;

/**
 * A tag.
 *
 * @param arches separated by spaces; empty for none, as for tags that nothing is built in
 * @param parents ids of the tags it inherits from, in the order of their priority
 */
record HubTag(long id, String name, String arches, List<Long> parents) {}

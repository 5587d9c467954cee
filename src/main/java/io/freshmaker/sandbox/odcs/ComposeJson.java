package io.freshmaker.sandbox.odcs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.compose.ComposeState;
import java.util.List;
import java.util.function.Supplier;

/** The shapes in which ODCS tells of a compose. */
final class ComposeJson {

    private final Supplier<String> base;

    /** @param base where the files of composes are, without a slash at the end */
    ComposeJson(Supplier<String> base) {
        this.base = base;
    }

    /** As in lists. */
    ObjectNode item(Compose compose) {
        Content content = compose.content();
        Times times = compose.times();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", compose.id())
                .put("owner", compose.owner())
                .put("source_type", content.type().number())
                .put("source", content.source())
                .put("packages", words(content.packages()))
                .put("builds", words(content.builds()))
                .put("sigkeys", String.join(" ", content.sigkeys()))
                .put("arches", content.arches().isEmpty() ? "x86_64" : String.join(" ", content.arches()))
                .put("modules", words(content.modules()))
                .put("modular_koji_tags", words(content.modularKojiTags()))
                .putNull("module_defaults_url")
                .put("koji_event", content.kojiEvent())
                .putNull("koji_task_id")
                .put("multilib_arches", "")
                .put("multilib_method", 0)
                .put("lookaside_repos", "")
                .put("label", content.label())
                .put("compose_type", content.composeType() == null ? "test" : content.composeType())
                .putNull("pungi_compose_id")
                .put("target_dir", "default")
                .put("toplevel_url", RepositoryFiles.toplevel(base.get(), compose.files()))
                .put("state", compose.state().id())
                .put("state_name", compose.state().word())
                .put("state_reason", compose.reason())
                .put("time_submitted", Times.text(times.submitted()))
                .put("time_started", Times.text(times.started()))
                .put("time_done", Times.text(times.done()))
                .put("time_to_expire", Times.text(times.expires()))
                .put("time_removed", Times.text(times.removed()))
                .put("removed_by", compose.removedBy());
        all(json.putArray("flags"), content.flags());
        all(json.putArray("results"), content.results());
        return json;
    }

    private static void all(ArrayNode array, List<String> words) {
        words.forEach(array::add);
    }

    private static String words(List<String> words) {
        return words.isEmpty() ? null : String.join(" ", words);
    }

    /** As in messages: with its repository when it is done. */
    ObjectNode told(Compose compose) {
        ObjectNode json = item(compose);
        if (compose.in(ComposeState.DONE)) {
            json.put("result_repo", RepositoryFiles.repository(base.get(), compose.files()))
                    .put("result_repofile", RepositoryFiles.file(base.get(), compose.files()));
        }
        return json;
    }

    /** As a single one: with its repository, and how it was made. */
    ObjectNode whole(Compose compose) {
        return told(compose)
                .put(
                        "pungi_config_dump",
                        compose.in(ComposeState.DONE) ? "release_name = 'odcs-" + compose.files() + "'\n" : null);
    }
}

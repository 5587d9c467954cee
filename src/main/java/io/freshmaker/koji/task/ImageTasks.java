package io.freshmaker.koji.task;

import io.freshmaker.koji.ContainerOrder;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiFault;
import io.freshmaker.koji.KojiTask;
import io.freshmaker.koji.KojiTaskState;
import io.freshmaker.koji.KojiTasks;
import io.freshmaker.koji.LostKojiAnswer;
import io.freshmaker.submit.Answer;
import io.freshmaker.submit.ImageRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Has Koji build images, once for each request. */
public final class ImageTasks {

    private static final String BUILD = "freshmaker_build";
    private static final String EVENT = "freshmaker_event";

    private final KojiTasks tasks;
    private final TaskForm form;

    public ImageTasks(KojiTasks tasks, TaskForm form) {
        this.tasks = tasks;
        this.form = form;
    }

    /** Asks for a build; what the answer means, also where there is none. */
    public Answer build(ImageRequest request) {
        try {
            long task = tasks.order(new ContainerOrder(
                    request.source(),
                    request.target(),
                    options(request),
                    request.priority(),
                    request.channel(),
                    request.since()));
            return new Answer.Accepted("task " + task, List.of(form.running(task, KojiTaskState.FREE.name())));
        } catch (KojiFault fault) {
            return TaskFaults.answer(fault);
        } catch (LostKojiAnswer lost) {
            return new Answer.Unknown(lost.getMessage());
        } catch (KojiException away) {
            return new Answer.Refused(away.getMessage());
        }
    }

    /** Nothing but what the builder knows: it refuses a request with any other option. */
    private static Map<String, Object> options(ImageRequest request) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("git_branch", request.branch());
        if (request.scratch()) {
            options.put("scratch", true);
        }
        if (request.isolated()) {
            options.put("isolated", true);
        }
        if (!request.arches().isEmpty()) {
            options.put("arch_override", String.join(" ", request.arches()));
        }
        if (!request.parent().isEmpty()) {
            options.put("koji_parent_build", request.parent());
        }
        if (!request.release().isEmpty()) {
            options.put("release", request.release());
        }
        if (!request.composes().repositories().isEmpty()) {
            options.put("yum_repourls", request.composes().repositories());
        }
        if (!request.composes().composes().isEmpty()) {
            options.put("compose_ids", request.composes().composes());
        }
        if (!request.overrides().isEmpty()) {
            options.put("operator_csv_modifications_url", request.overrides());
        }
        options.put(
                "userdata", Map.of(KojiTask.TOKEN, request.token(), BUILD, request.build(), EVENT, request.event()));
        return options;
    }
}

package io.freshmaker.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.submit.HandedOver;
import io.freshmaker.submit.ImageFacts;
import io.freshmaker.submit.ImageRequest;
import io.freshmaker.submit.ImageTerms;
import io.freshmaker.submit.Submission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is to be asked for with an image build; it is stored with the build before it is asked for. */
public final class ImageOrders {

    private static final String REPOSITORIES = "yum_repourls";
    private static final String COMPOSES = "compose_ids";
    private static final String OVERRIDES = "operator_csv_modifications_url";

    private final Database database;
    private final ImageTerms terms;
    private final Optional<OrderedComposes> composes;
    private final String web;

    /** For a service that has no composes made. */
    public ImageOrders(Database database, ImageTerms terms) {
        this(database, terms, Optional.empty(), "");
    }

    /** @param web the base URL of our API, where builders read overrides; empty where nobody said */
    public ImageOrders(Database database, ImageTerms terms, Optional<OrderedComposes> composes, String web) {
        this.web = web;
        this.database = database;
        this.terms = terms;
        this.composes = composes;
    }

    /** What is known of the build of a submission. */
    public ImageFacts facts(Submission submission) {
        return database.read(handle -> facts(handle, submission));
    }

    /**
     * What Koji is to be asked for, now that the commit is known. A claim that ran out stores nothing of it.
     *
     * @return null when a compose can't be used: the submission is given back, and due again when that may have changed
     */
    public ImageRequest order(Submission submission) {
        long since = System.nanoTime();
        return database.transact(handle -> {
            if (composes.isPresent() && putOff(handle, submission, composes.get())) {
                return null;
            }
            ImageFacts facts = facts(handle, submission);
            ImageRequest request = facts.request(terms, since).withOverrides(overrides(handle, submission));
            handle.createUpdate("""
                            update builds set build_args = :args where id = :id and state = 0 and exists (
                              select 1 from submissions s where s.id = :submission and s.leased_until = :lease)
                            """)
                    .bind("submission", submission.id())
                    .bind("lease", SubmissionRows.lease(submission))
                    .bind("args", Text.json(arguments(handle, submission, request)))
                    .bind("id", submission.buildId())
                    .execute();
            return request;
        });
    }

    private String overrides(Handle handle, Submission submission) {
        boolean told = !web.isEmpty() && Overrides.any(handle, submission.buildId());
        return told ? web + "/api/2/pullspec_overrides/" + submission.buildId() : "";
    }

    private static boolean putOff(Handle handle, Submission submission, OrderedComposes composes) {
        Optional<String> missing = composes.missing(handle, submission.buildId());
        if (missing.isEmpty()) {
            return false;
        }
        String words = missing.get();
        if (SubmissionRows.release(handle, submission, composes.pause(), submission.tries(), words)) {
            SubmissionRows.explain(handle, submission, words);
        }
        return true;
    }

    /** What the plan knew stays, such as the parent that is replaced; what an attempt before was given does not. */
    private static ObjectNode arguments(Handle handle, Submission submission, ImageRequest request) {
        ObjectNode arguments = (ObjectNode) Text.tree(handle.createQuery("select build_args from builds where id = :id")
                .bind("id", submission.buildId())
                .mapTo(String.class)
                .one());
        String parent =
                request.parent().isEmpty() ? ImageParents.newest(handle, submission.buildId()) : request.parent();
        arguments.remove(List.of(REPOSITORIES, COMPOSES, OVERRIDES));
        shown(request, submission, parent).forEach(arguments::putPOJO);
        return arguments;
    }

    private ImageFacts facts(Handle handle, Submission submission) {
        List<Parent> parents = handle.createQuery("""
                        select p.rebuilt_nvr, case
                          when exists (select 1 from image_builds k where k.image_id = i.id and k.parent_id = a.id) then 2
                          when exists (select 1 from containment c
                            where c.compound_id = i.id and c.constituent_id = a.id and c.kind = 1) then 1
                          else 0 end
                        from builds b join build_dependencies d on d.build_id = b.id
                          join builds p on p.id = d.prerequisite_id
                          left join artifacts i on i.type = b.artifact_type and i.name = b.name and i.stream = b.stream
                          left join artifacts a on a.type = p.artifact_type and a.name = p.name and a.stream = p.stream
                        where b.id = :id and p.artifact_type = 'image' and p.rebuilt_nvr is not null order by p.id
                        """)
                .bind("id", submission.buildId())
                .map((row, context) -> new Parent(row.getString(1), row.getInt(2)))
                .list();
        return handle.createQuery("select event_id, original_nvr, target, urgent from builds where id = :id")
                .bind("id", submission.buildId())
                .map((row, context) -> facts(submission, row, parent(parents), handedOver(handle, submission)))
                .one();
    }

    /** @param certainty 2 when a build of the image was built on it, 1 when the inventory only has it so, otherwise 0 */
    private record Parent(String nvr, int certainty) {}

    /** An image may take files from other images too; Koji is only told of the one that it is built on. */
    private static String parent(List<Parent> parents) {
        int most = parents.stream().mapToInt(Parent::certainty).max().orElse(0);
        List<Parent> sure =
                parents.stream().filter(parent -> parent.certainty() == most).toList();
        return sure.size() == 1 ? sure.get(0).nvr() : "";
    }

    private HandedOver handedOver(Handle handle, Submission submission) {
        return composes.map(each -> each.handedOver(handle, submission.buildId()))
                .orElse(HandedOver.NOTHING);
    }

    private static ImageFacts facts(Submission submission, ResultSet row, String parent, HandedOver composes)
            throws SQLException {
        return new ImageFacts(
                submission,
                row.getLong(1),
                Objects.requireNonNullElse(row.getString(2), ""),
                Objects.requireNonNullElse(row.getString(3), ""),
                row.getBoolean(4),
                parent,
                composes);
    }

    /**
     * By the names that clients know from builds of images, as far as there are some.
     *
     * @param parent the build that OSBS takes, whether it has to be told or finds it itself
     */
    private static Map<String, Object> shown(ImageRequest request, Submission submission, String parent) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("source", request.source());
        shown.put("commit", submission.commit());
        shown.put("branch", request.branch());
        shown.put("target", request.target());
        shown.put("parent", parent.isEmpty() ? null : parent);
        shown.put("release", request.release().isEmpty() ? null : request.release());
        shown.put("arches", request.arches().isEmpty() ? null : String.join(" ", request.arches()));
        shown.put("isolated", request.isolated());
        shown.put("scratch", request.scratch());
        shown.put("priority", request.priority());
        shown.put("attempt", submission.attempt());
        if (!request.composes().repositories().isEmpty()) {
            shown.put(REPOSITORIES, request.composes().repositories());
        }
        if (!request.composes().composes().isEmpty()) {
            shown.put(COMPOSES, request.composes().composes());
        }
        if (!request.overrides().isEmpty()) {
            shown.put(OVERRIDES, request.overrides());
        }
        return shown;
    }
}

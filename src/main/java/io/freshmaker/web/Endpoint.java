package io.freshmaker.web;

import io.freshmaker.access.Permission;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One operation of the API: what is routed, guarded and described from the same record.
 *
 * @param method of HTTP, in capitals
 * @param path behind {@code /api/1} and {@code /api/2}, or {@code /api} where it has no version; with parameters in braces
 *     and no slash at the end
 * @param id the route's and the operation's: {@code show-event}
 * @param summary what it answers or does, without a full stop
 * @param since the first version of the API that has it: 1 or 2; 0 where it belongs to none
 * @param parameters of the query
 * @param takes the name of the schema of its body; empty for none
 * @param answers the name of the schema of what it answers; for what is no JSON a media type, or empty for text
 *     plain text
 * @param work does it
 */
public record Endpoint(
        String method,
        String path,
        String id,
        String summary,
        int since,
        Permission permission,
        List<Parameter> parameters,
        String takes,
        String answers,
        Function<ApiCall, Answer> work) {

    /** The newest version of the API. */
    static final int NEWEST = 2;

    public Endpoint {
        parameters = List.copyOf(parameters);
    }

    /** Reads; in both versions. */
    static Endpoint get(String path, String id, String summary, Function<ApiCall, Answer> work) {
        return new Endpoint("GET", path, id, summary, 1, Permission.READ, List.of(), "", "", work);
    }

    /** Has something made; in both versions. */
    static Endpoint post(
            String path, String id, String summary, Permission permission, Function<ApiCall, Answer> work) {
        return new Endpoint("POST", path, id, summary, 1, permission, List.of(), "", "", work);
    }

    /** Has something changed; in both versions. */
    static Endpoint patch(
            String path, String id, String summary, Permission permission, Function<ApiCall, Answer> work) {
        return new Endpoint("PATCH", path, id, summary, 1, permission, List.of(), "", "", work);
    }

    /** The versions that have it; 0 alone for no version. */
    List<Integer> versions() {
        return since == 0
                ? List.of(0)
                : IntStream.rangeClosed(since, NEWEST).boxed().toList();
    }

    /** Its path with the version, as it is documented: that of a list ends with a slash. */
    String address(int version) {
        String whole = (version == 0 ? "/api" : "/api/" + version) + path;
        return version == 0 || path.endsWith("}") ? whole : whole + "/";
    }

    /** The media type of what it answers. */
    String type() {
        if (answers.isEmpty()) {
            return "text/plain";
        }
        return answers.contains("/") ? answers : Answer.JSON;
    }

    /** The same, in version 2 alone. */
    Endpoint inVersion2() {
        return new Endpoint(method, path, id, summary, 2, permission, parameters, takes, answers, work);
    }

    /** The same, in no version. */
    Endpoint inNoVersion() {
        return new Endpoint(method, path, id, summary, 0, permission, parameters, takes, answers, work);
    }

    /** The same with these parameters of the query. */
    Endpoint with(List<Parameter> given) {
        return new Endpoint(method, path, id, summary, since, permission, given, takes, answers, work);
    }

    /** The same with the schema of its body. */
    Endpoint taking(String schema) {
        return new Endpoint(method, path, id, summary, since, permission, parameters, schema, answers, work);
    }

    /** The same with the schema of its answer. */
    Endpoint answering(String schema) {
        return new Endpoint(method, path, id, summary, since, permission, parameters, takes, schema, work);
    }
}

package io.freshmaker.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.access.Permission;
import io.freshmaker.access.Role;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Describes one endpoint in one version of the API. */
final class OpenApiOperation {

    private static final Pattern IN_PATH = Pattern.compile("\\{([a-z_]+)}");
    private static final List<Integer> WITH_BODY = List.of(404, 409, 413, 415);

    private final Endpoint endpoint;
    private final int version;
    private final OpenApiSchemas schemas;

    OpenApiOperation(Endpoint endpoint, int version, OpenApiSchemas schemas) {
        this.endpoint = endpoint;
        this.version = version;
        this.schemas = schemas;
    }

    /**
     * @param scheme the name of the security scheme; empty for none
     * @param closed whether only those may read who are known
     */
    ObjectNode json(String scheme, boolean closed) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.put("operationId", version == 0 ? endpoint.id() : endpoint.id() + "-" + version);
        operation.put("summary", endpoint.summary() + ".");
        operation.putArray("tags").add(version == 0 ? "description" : "version " + version);
        parameters(operation.putArray("parameters"));
        if (!endpoint.takes().isEmpty()) {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            media(body, "application/json").set("schema", schemas.reference(endpoint.takes()));
        }
        responses(operation.putObject("responses"));
        security(operation, scheme, closed);
        return operation;
    }

    private void parameters(ArrayNode parameters) {
        Matcher inPath = IN_PATH.matcher(endpoint.path());
        while (inPath.find()) {
            String name = inPath.group(1);
            ObjectNode parameter = parameters.addObject().put("name", name).put("in", "path");
            parameter.put("required", true);
            parameter.putObject("schema").put("type", name.equals("id") ? "integer" : "string");
        }
        for (Parameter given : endpoint.parameters()) {
            ObjectNode parameter =
                    parameters.addObject().put("name", given.name()).put("in", "query");
            parameter.put("description", given.description());
            ObjectNode schema = parameter.putObject("schema");
            if (given.repeated()) {
                schema.put("type", "array").putObject("items").put("type", given.type());
            } else {
                schema.put("type", given.type());
            }
        }
    }

    private void responses(ObjectNode responses) {
        ObjectNode good = responses.putObject("200").put("description", endpoint.summary() + ".");
        if (!endpoint.type().equals(Answer.JSON)) {
            media(good, endpoint.type()).putObject("schema").put("type", "string");
        } else {
            media(good, endpoint.type()).set("schema", schemas.reference(endpoint.answers()));
        }
        for (int status : errors()) {
            responses.putObject(String.valueOf(status)).put("$ref", OpenApi.RESPONSES + status);
        }
        responses.putObject(OpenApi.OTHERS).put("$ref", OpenApi.RESPONSES + OpenApi.OTHERS);
    }

    private SortedSet<Integer> errors() {
        SortedSet<Integer> errors = new TreeSet<>(List.of(400, 401, 403, 405, 429, 500, 503));
        if (IN_PATH.matcher(endpoint.path()).find()) {
            errors.add(404);
        }
        if (!endpoint.takes().isEmpty()) {
            errors.addAll(WITH_BODY);
        }
        return errors;
    }

    private void security(ObjectNode operation, String scheme, boolean closed) {
        Permission permission = endpoint.permission();
        if (!permission.roles().isEmpty()) {
            operation.put(
                    "description",
                    "For the roles "
                            + permission.roles().stream()
                                    .map(Role::word)
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".");
        } else if (closed) {
            operation.put("description", "For those who are known.");
        }
        if (!scheme.isEmpty()) {
            ArrayNode security = operation.putArray("security");
            if (permission == Permission.READ && !closed) {
                security.addObject();
            }
            security.addObject().putArray(scheme);
        }
    }

    private static ObjectNode media(ObjectNode holder, String type) {
        return holder.putObject("content").putObject(type);
    }
}

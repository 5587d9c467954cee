package io.freshmaker.sandbox.odcs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.freshmaker.sandbox.HttpCall;
import io.freshmaker.sandbox.ProxyPage;
import io.freshmaker.sandbox.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds for each request what answers it, and turns refusals into answers. */
final class OdcsApi {

    private static final Pattern ONE = Pattern.compile(OdcsFaults.COMPOSES + "(\\d{1,18})");

    private final Composes composes;
    private final ComposeJson json;
    private final ComposeQuery query;
    private final ComposeCommands commands;
    private final RepositoryFiles files;

    OdcsApi(Composes composes, ComposeJson json, ComposeQuery query, ComposeCommands commands, RepositoryFiles files) {
        this.composes = composes;
        this.json = json;
        this.query = query;
        this.commands = commands;
        this.files = files;
    }

    OdcsAnswer answer(HttpCall call) {
        try {
            Matcher one = ONE.matcher(call.path());
            if (one.matches()) {
                return one(call, Long.parseLong(one.group(1)));
            }
            return call.path().equals(OdcsFaults.COMPOSES) ? all(call) : file(call);
        } catch (Refusal refusal) {
            return OdcsAnswer.refused(refusal.status(), refusal.getMessage());
        }
    }

    private OdcsAnswer all(HttpCall call) {
        return switch (call.method()) {
            case "GET" -> OdcsAnswer.json(200, query.answer(call));
            case "POST" -> {
                Compose made = commands.ask(call);
                yield OdcsAnswer.json(200, json.whole(made)).making(made);
            }
            default -> notAllowed("HEAD, OPTIONS, GET, POST");
        };
    }

    private OdcsAnswer one(HttpCall call, long id) {
        return switch (call.method()) {
            case "GET" ->
                OdcsAnswer.json(200, json.whole(composes.find(id).orElseThrow(ComposeCommands::noSuchCompose)));
            case "PATCH" -> {
                Compose changed = commands.change(id, call);
                OdcsAnswer answer = OdcsAnswer.json(200, json.whole(changed));
                yield changed.id() == id ? answer : answer.making(changed);
            }
            case "DELETE" ->
                OdcsAnswer.json(
                        202,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("status", 202)
                                .put("message", commands.delete(id, call)));
            default -> notAllowed("HEAD, OPTIONS, GET, PATCH, DELETE");
        };
    }

    private OdcsAnswer file(HttpCall call) {
        return files.read(call.path())
                .filter(text -> call.method().equals("GET"))
                .map(OdcsAnswer::text)
                .orElseGet(() -> new OdcsAnswer(ProxyPage.of(404, "The requested URL was not found on this server.")));
    }

    private static OdcsAnswer notAllowed(String allowed) {
        return new OdcsAnswer(ProxyPage.of(405, "The method is not allowed for the requested URL."))
                .and("Allow", allowed);
    }
}

package io.freshmaker.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.manual.RebuildBody;
import io.freshmaker.manual.Unfit;
import io.freshmaker.operate.Operation;
import io.freshmaker.store.Requests;
import java.io.PrintWriter;
import java.util.List;

/** Takes what the command {@code rebuild} asks for, by the rules of version 2 of the API. */
final class RebuildOperation implements Operation {

    private static final int VERSION = 2;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Requests requests;
    private final boolean addressed;

    /** @param addressed whether it is known where builders reach the API */
    RebuildOperation(Requests requests, boolean addressed) {
        this.requests = requests;
        this.addressed = addressed;
    }

    @Override
    public void run(List<String> arguments, PrintWriter out) {
        try {
            var body = mapper.readValue(arguments.get(1), ObjectNode.class);
            var request = new RebuildBody(VERSION, addressed).read(body, arguments.get(0));
            long event = requests.take(request, "command");
            out.println("Event " + event + " was made, and is planned next by the service: /api/2/events/" + event
                    + " shows what becomes of it.");
        } catch (Unfit unfit) {
            throw new Mistake(unfit.getMessage());
        } catch (JsonProcessingException e) {
            throw new Mistake("The request is no JSON object: " + e.getOriginalMessage());
        }
    }
}

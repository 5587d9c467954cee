package io.freshmaker.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.UnreadableMessageException;
import io.freshmaker.bus.Wire;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.forecast.Question;
import io.freshmaker.manual.Inquiry;
import io.freshmaker.manual.InquiryBody;
import io.freshmaker.manual.Subject;
import io.freshmaker.manual.Unfit;
import io.freshmaker.plan.ManualRequest;
import io.freshmaker.store.KeptMessages;
import java.util.Map;

/** Makes a question of what is sent to {@code POST /api/2/what-if/}, with the message that the plan is to be made of. */
final class QuestionBody {

    private final InquiryBody inquiries = new InquiryBody();
    private final EnvelopeReader messages;
    private final KeptMessages kept;

    QuestionBody(EnvelopeReader messages, KeptMessages kept) {
        this.messages = messages;
        this.kept = kept;
    }

    /**
     * @param by who asks
     * @throws Refused naming the field that is wrong, and what it may be
     */
    Question read(ObjectNode body, String by) {
        Inquiry inquiry;
        try {
            inquiry = inquiries.read(body, by);
        } catch (Unfit unfit) {
            throw Refused.malformed(unfit.getMessage());
        }
        if (inquiry.subject() instanceof Subject.Told told) {
            return new Question(own(told), inquiry.given().wants());
        }
        if (inquiry.subject() instanceof Subject.Again again) {
            KeptMessages.Kept of = ofEvent(again.event());
            return new Question(of.message(), inquiry.given().over(of.request()));
        }
        return new Question(message(inquiry.message()), inquiry.given().over(ManualRequest.NONE));
    }

    private BusMessage message(JsonNode given) {
        try {
            return messages.read(Wire.ofText(given.toString()));
        } catch (UnreadableMessageException e) {
            throw Refused.malformed(
                    "message can't be read: name its topic in \"topic\", beside the \"body\" or \"msg\".");
        }
    }

    private KeptMessages.Kept ofEvent(long event) {
        return kept.ofEvent(event)
                .orElseThrow(() -> kept.exists(event)
                        ? Refused.malformed(
                                "The message of that event is kept no more: give it as message, or what it was"
                                        + " about.")
                        : Refused.unknown("event"));
    }

    private static BusMessage own(Subject.Told told) {
        return new BusMessage("what-if", told.topic(), told.topic(), Envelope.OWN, Map.of(), null, told.body());
    }
}

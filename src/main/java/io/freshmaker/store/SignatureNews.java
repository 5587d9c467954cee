package io.freshmaker.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.change.SignatureHint;
import io.freshmaker.change.SignatureReader;
import io.freshmaker.plan.Draft;
import io.freshmaker.signing.SeenLately;
import io.freshmaker.signing.WantedSignatures;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * News of signatures: of the many messages those with keys that no release wants end here, without the database, and so do
 * those of a build of which one was taken a moment ago. Thread-safe.
 */
public final class SignatureNews implements Predicate<JsonNode> {

    private static final Logger LOG = LoggerFactory.getLogger(SignatureNews.class);

    private final SignatureReader reader = new SignatureReader();
    private final WantedSignatures wanted;
    private final SeenLately seen;
    private final Signings signings;

    public SignatureNews(WantedSignatures wanted, SeenLately seen, Signings signings) {
        this.wanted = wanted;
        this.seen = seen;
        this.signings = signings;
    }

    /** Whether a message with this body is to be taken. */
    @Override
    public boolean test(JsonNode body) {
        if (reader.isOfErrata(body)) {
            return wanted.ofErrata();
        }
        return reader.read(body).filter(wanted::want).filter(seen::lets).isPresent();
    }

    /** Notes the build that a message is about, for Koji to be asked. */
    public Draft learn(Draft draft) {
        Optional<SignatureHint> read = reader.read(draft.message());
        if (read.isEmpty()) {
            LOG.info(
                    "message {} ({}) does not name what was signed; brew.sign.rpm does",
                    draft.message().id(),
                    draft.message().topic());
            return draft.notOurs(
                    "The message does not name what was signed; messages about single rpms (brew.sign.rpm) do.");
        }
        if (!wanted.want(read.get())) {
            return draft.notOurs("No release wants what was signed.");
        }
        if (wanted.makesMore(read.get())) {
            signings.tagged(read.get());
        } else {
            signings.heard(read.get());
        }
        return draft.notOurs("It only tells that Koji is to be asked.");
    }
}

package io.freshmaker.plan;

/**
 * What one content type contributed to an event.
 *
 * @param type the content type that was asked
 * @param draft how far it came; null when it failed before it could say anything
 * @param failure why it could not finish, to be tried again; null when it finished
 */
public record Part(ContentType type, Draft draft, String failure) {

    public static Part finished(ContentType type, Draft draft) {
        return new Part(type, draft, null);
    }

    /** A part that could not be finished now: {@code draft} is the message as far as it was understood. */
    public static Part unfinished(ContentType type, Draft draft, String failure) {
        return new Part(type, draft, failure);
    }

    public boolean finished() {
        return failure == null;
    }

    /** Whether the content type recognised the message, so that it belongs to an event. */
    public boolean ours() {
        return !finished() || draft.answer() != Draft.Answer.NOT_OURS;
    }
}

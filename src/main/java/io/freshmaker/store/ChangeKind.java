package io.freshmaker.store;

import java.util.Arrays;
import java.util.List;

/** What is told of events and builds; the words are the topics that clients know. */
public enum ChangeKind {
    EVENT("event.state.changed"),
    BUILD("build.state.changed"),
    MANUAL_REBUILD("manual.rebuild"),
    ASYNC_MANUAL_BUILD("async.manual.build"),
    EVENT_CANCEL("manage.eventcancel");

    private final String topic;

    ChangeKind(String topic) {
        this.topic = topic;
    }

    /** The topic, without the prefix of an installation. */
    public String topic() {
        return topic;
    }

    /** Its number in the database. */
    int number() {
        return ordinal();
    }

    static ChangeKind of(int number) {
        return values()[number];
    }

    /** The topics of all. */
    public static List<String> topics() {
        return Arrays.stream(values()).map(ChangeKind::topic).toList();
    }
}

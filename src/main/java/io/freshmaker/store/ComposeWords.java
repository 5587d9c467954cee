package io.freshmaker.store;

import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.compose.ComposeSource;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeStep;
import io.freshmaker.plan.Shortlist;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** What is said of composes to people who wait for them. */
final class ComposeWords {

    private static final int NAMED = 3;
    private static final int LONGEST_TROUBLE = 600;

    private ComposeWords() {}

    /** What it is made of, in a few words: {@code a compose of openssl-1.1.0h-3.fc27}. */
    static String called(ComposeNeed need) {
        String source = need.type() == ComposeSource.BUILD || need.source().isBlank() ? "" : need.source();
        String builds = Shortlist.of(List.copyOf(need.builds()), NAMED);
        return "a compose of " + (builds.isEmpty() ? source : builds + (source.isEmpty() ? "" : " from " + source));
    }

    /** That somebody waits for them, each as {@link #of} has it. */
    static String waiting(Collection<String> composes) {
        String words = "Waiting for " + String.join("; and for ", composes);
        return words.matches("(?s).*[.?!]") ? words : words + ".";
    }

    /** How far each of these composes has come, by id: {@code compose 42, generating since 10:31}. */
    static SortedMap<Long, String> of(Handle handle, Collection<Long> composes) {
        SortedMap<Long, String> words = new TreeMap<>();
        Chunks.of(composes)
                .forEach(chunk -> handle.createQuery("select * from composes where id in (<ids>)")
                        .bindList("ids", chunk)
                        .map((row, context) -> words.put(row.getLong("id"), of(row)) == null)
                        .list());
        return words;
    }

    private static String of(ResultSet row) throws SQLException {
        List<String> parts = new ArrayList<>();
        long remote = row.getLong("remote_id");
        parts.add(remote > 0 ? "compose " + remote : called(ComposeRows.need(row)));
        var step = ComposeStep.of(row.getInt("step"));
        boolean again = step == ComposeStep.ASK && row.getInt("attempt") > 1;
        String trouble = row.getInt("tries") > 0 || again ? row.getString("state_reason") : null;
        if (step == ComposeStep.ASK) {
            parts.add("not asked for yet");
        } else if (step == ComposeStep.ASKING) {
            parts.add("asked for at " + clock(row, "time_asked"));
        } else if (row.getInt("state") == ComposeState.DONE.id() && row.getObject("time_to_expire") != null) {
            parts.add("which ODCS keeps until " + clock(row, "time_to_expire") + ", to be kept longer");
        } else if (remote > 0) {
            String state =
                    ComposeState.of(row.getInt("state")).map(ComposeState::told).orElse("followed");
            parts.add(state + " since " + clock(row, "state_since"));
        }
        if (again) {
            parts.add("attempt " + row.getInt("attempt") + " at " + clock(row, "due_at"));
        }
        return String.join(", ", parts)
                + (trouble == null
                        ? ""
                        : ": " + Text.cut(trouble, LONGEST_TROUBLE).replaceFirst("[.]$", ""));
    }

    private static String clock(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? "just now" : Moments.hour(time);
    }
}

package io.freshmaker.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Everything that can be set, read and checked. {@code application.properties} says what each setting means.
 *
 * @param data the directory of the embedded database and broker; it need not exist yet
 * @param texts every key with its text, as routes see it
 */
public record Settings(
        Listener http,
        Listener management,
        Path data,
        Db db,
        Bus bus,
        Announce announce,
        Mbs mbs,
        Bodhi bodhi,
        Koji koji,
        Odcs odcs,
        Signing signing,
        DistGit distgit,
        Inventory inventory,
        Images images,
        Places places,
        Pace pace,
        Planning planning,
        Retention retention,
        Web web,
        Streams streams,
        Auth auth,
        Logs logs,
        Replica replica,
        Map<String, String> texts) {

    public Settings {
        texts = Map.copyOf(texts);
    }

    static Settings read(Values values) {
        Bus bus = Bus.read(values);
        Koji koji = Koji.read(values);
        Web web = Web.read(values);
        Auth auth = Auth.read(values);
        web.origins().check(auth, values);
        return new Settings(
                Listener.read("freshmaker.http", values),
                Listener.read("freshmaker.management", values),
                values.read("freshmaker.data", Forms.path()),
                Db.read(values),
                bus,
                Announce.read(bus, values),
                Mbs.read(values),
                Bodhi.read(values),
                koji,
                Odcs.read(values),
                Signing.read(values),
                DistGit.read(values),
                Inventory.read(values),
                Images.read(koji, values),
                Places.read(values),
                Pace.read(values),
                Planning.read(values),
                Retention.read(values),
                web,
                Streams.read(values),
                auth,
                Logs.read(values),
                Replica.read(values),
                values.texts());
    }

    /**
     * Every key with its text, secrets included: what {@code freshmaker.mbs.url} between double braces stands for in
     * a route.
     */
    public Properties toProperties() {
        Properties properties = new Properties();
        properties.putAll(texts);
        return properties;
    }

    /** Every key with its text, one a line and sorted; passwords and tokens are stars. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(texts)
                .forEach((name, text) -> lines.append(name)
                        .append('=')
                        .append(new Key(name, "", "").shown(text))
                        .append('\n'));
        return lines.toString();
    }
}

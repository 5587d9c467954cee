package io.freshmaker.koji.task;

import io.freshmaker.koji.KojiBuild;
import io.freshmaker.koji.KojiBuilds;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiFault;
import io.freshmaker.koji.KojiRefusal;
import io.freshmaker.submit.ImageFacts;
import io.freshmaker.submit.ImageSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows which dist-git repository an image is built from: images are often called otherwise than their repository. */
public final class ImageRepositories {

    private static final String SUFFIX = "-container";

    /** {@code git://HOST/container/NAME#COMMIT}, also with {@code .git} and {@code ?#}. */
    private static final Pattern SOURCE = Pattern.compile("://[^/]+/(?:[^?#]*/)?([^/?#]+?)(?:\\.git)?/?\\??(?:#.*)?$");

    private final KojiBuilds builds;

    public ImageRepositories(KojiBuilds builds) {
        this.builds = builds;
    }

    /** The repository of the newest build's source, or else one that is called like the image. */
    public ImageSource of(ImageFacts image) {
        Matcher source = SOURCE.matcher(source(image.originalNvr()));
        String name = image.submission().artifact().name();
        return new ImageSource(image.submission(), source.find() ? source.group(1) : bare(name));
    }

    private static String bare(String name) {
        return name.endsWith(SUFFIX) && name.length() > SUFFIX.length()
                ? name.substring(0, name.length() - SUFFIX.length())
                : name;
    }

    /** The scmurl of a build; empty where Koji knows no such build, or not what it was made from. */
    private String source(String nvr) {
        if (nvr.isEmpty()) {
            return "";
        }
        try {
            return builds.named(nvr).map(KojiBuild::source).orElse("");
        } catch (KojiFault fault) {
            if (!fault.permanent()) {
                throw fault;
            }
            return "";
        } catch (KojiRefusal refusal) {
            // It is about our configuration or the hub's front end: the build must not fail because of that.
            throw new KojiException(refusal.getMessage(), refusal);
        }
    }
}

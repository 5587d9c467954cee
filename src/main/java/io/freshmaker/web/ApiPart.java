package io.freshmaker.web;

import java.util.List;

/** Some operations of the API that belong together. */
public interface ApiPart {

    /** All of them. */
    List<Endpoint> endpoints();
}

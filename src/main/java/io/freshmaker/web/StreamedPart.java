package io.freshmaker.web;

import io.freshmaker.access.Gate;
import io.vertx.ext.web.Router;

/** Operations whose answers go on and on: they take no thread of the API, and come before the routes. */
public interface StreamedPart extends ApiPart {

    /** Where in the order of a router's handlers they are: behind what is for all paths, before the routes. */
    int ORDER = -10;

    /** Adds their paths. */
    void on(Router router, Gate gate);
}

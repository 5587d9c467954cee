package io.freshmaker.sandbox.koji;

/**
 * Somebody the hub knows.
 *
 * @param password null for one who can't log in with any
 * @param blocked whether logins are refused
 * @param admin whether tasks of others may be cancelled
 */
record HubUser(long id, String name, String password, boolean blocked, boolean admin) {}

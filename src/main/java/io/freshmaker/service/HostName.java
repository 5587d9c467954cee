package io.freshmaker.service;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine is called. */
final class HostName {

    private HostName() {}

    /** The given name, or this machine's where it is empty. */
    static String unless(String given) {
        if (!given.isEmpty()) {
            return given;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "process-" + ProcessHandle.current().pid();
        }
    }
}

package io.freshmaker.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Addresses that begin with the same bits, as {@code 10.1.0.0/16} or {@code 2001:db8::/32}; one address without a
 * slash. Nothing is looked up by name.
 *
 * @param network the address, 4 or 16 bytes
 * @param bits how many of them all addresses begin with
 */
public record AddressRange(InetAddress network, int bits) {

    /** @throws IllegalArgumentException when it is none, with what to write */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = address(slash < 0 ? text : text.substring(0, slash));
        String bits = slash < 0 ? "" : text.substring(slash + 1);
        int all = network == null ? 0 : network.getAddress().length * Byte.SIZE;
        if (network == null || slash >= 0 && (!bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > all)) {
            throw new IllegalArgumentException(
                    "write addresses such as 10.1.2.3 or ranges such as 10.1.0.0/16 and 2001:db8::/32.");
        }
        return new AddressRange(network, slash < 0 ? all : Integer.parseInt(bits));
    }

    /** Null for what is no address. */
    private static InetAddress address(String text) {
        // Only what can't be a name: Java would ask the name service for that.
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?=.*:)[0-9a-fA-F:.]{2,45}")) {
            return null;
        }
        try {
            // Java makes an IPv4 address of one that is only mapped into IPv6.
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Whether an address is one of these; a text that is no address isn't. */
    public boolean contains(String text) {
        InetAddress other = address(text.replaceFirst("%.*", ""));
        return other != null
                && other.getAddress().length == network.getAddress().length
                && Arrays.equals(head(other.getAddress()), head(network.getAddress()));
    }

    private byte[] head(byte[] address) {
        byte[] head = address.clone();
        for (int bit = bits; bit < head.length * Byte.SIZE; bit++) {
            head[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        return head;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + bits;
    }
}

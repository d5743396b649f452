package org.grantsuite.commons.webhook.destination;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to the public internet (IANA special-purpose registries, RFC 6890). Of IPv6 only global unicast is
 * public, and an address that carries an IPv4 address inside is judged by that one as well.
 */
final class PublicAddresses {
    private static final List<Block> NOT_PUBLIC_4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10", // carriers' NAT; a cloud's metadata service lives in it
            "127.0.0.0/8",
            "168.63.129.16/32", // another cloud's platform address, public by number only
            "169.254.0.0/16", // link-local, with most metadata services
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");
    private static final List<Block> PUBLIC_6 = blocks("2000::/3", "64:ff9b::/96");
    private static final List<Block> NOT_PUBLIC_6 = blocks("2001::/23", "2001:db8::/32", "3fff::/20");
    private static final Block NAT64 = Block.of("64:ff9b::/96");
    private static final Block SIX_TO_FOUR = Block.of("2002::/16");

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublic4(bytes);
        }
        return contains(PUBLIC_6, bytes)
                && !contains(NOT_PUBLIC_6, bytes)
                && (!NAT64.contains(bytes) || isPublic4(Arrays.copyOfRange(bytes, 12, 16)))
                && (!SIX_TO_FOUR.contains(bytes) || isPublic4(Arrays.copyOfRange(bytes, 2, 6)));
    }

    private static boolean isPublic4(byte[] bytes) {
        return !contains(NOT_PUBLIC_4, bytes);
    }

    private static boolean contains(List<Block> blocks, byte[] bytes) {
        return blocks.stream().anyMatch(block -> block.contains(bytes));
    }

    private static List<Block> blocks(String... texts) {
        return Arrays.stream(texts).map(Block::of).toList();
    }

    private static final class Block {
        private final byte[] prefix;
        private final int bits;

        private Block(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        static Block of(String text) {
            try {
                int slash = text.indexOf('/');
                // A literal: nothing is looked up.
                byte[] prefix = InetAddress.getByName(text.substring(0, slash)).getAddress();
                return new Block(prefix, Integer.parseInt(text.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalStateException(text, e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}

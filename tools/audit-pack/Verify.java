import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Verifies an audit pack: every entry hashes to what the manifest says, none is missing and none is there that the manifest does not
 * name, a return's file hashes to the content hash it was signed under, and a file kept whole to the hash it was kept under. Needs a
 * JDK and nothing of the suite.
 */
class Verify {

    private static final String MANIFEST = "MANIFEST.sha256";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");
    private static final Pattern SIGNED = Pattern.compile("reporting/files/.+/([0-9a-f]{64})\\.json");
    private static final Pattern KEPT =
            Pattern.compile("reporting/(?:evidence|certificates|workbooks|publications)/.+/([0-9a-f]{64})(?:\\.[a-z]+)?");

    private final Map<String, String> stated = new TreeMap<>();
    private final Map<String, String> found = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: java Verify.java PACK.zip");
            System.exit(2);
        }
        try {
            System.exit(new Verify().verify(Path.of(arguments[0])) ? 0 : 1);
        } catch (IOException e) {
            System.out.println("not readable as a pack: " + e.getMessage());
            System.exit(1);
        }
    }

    private boolean verify(Path pack) throws IOException {
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            ZipEntry manifest = zip.getEntry(MANIFEST);
            if (manifest == null) {
                System.out.println("no " + MANIFEST + ": the pack is not whole");
                return false;
            }
            read(new String(zip.getInputStream(manifest).readAllBytes(), StandardCharsets.UTF_8));
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                if (!entry.getName().equals(MANIFEST)) {
                    found.put(entry.getName(), hash(zip.getInputStream(entry)));
                }
            }
        }
        compare();
        faults.forEach(System.out::println);
        System.out.println(faults.isEmpty()
                ? found.size() + " entries, each as the manifest says; manifest " + hashOf(stated)
                : faults.size() + " fault(s): the pack was altered or is not whole");
        return faults.isEmpty();
    }

    private void read(String manifest) {
        for (String line : manifest.split("\n")) {
            var matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                faults.add("not a line of a manifest: " + line);
            } else if (stated.put(matcher.group(2), matcher.group(1)) != null) {
                faults.add("twice in the manifest: " + matcher.group(2));
            }
        }
    }

    private void compare() {
        stated.forEach((path, hash) -> {
            if (!found.containsKey(path)) {
                faults.add("missing: " + path);
            } else if (!hash.equals(found.get(path))) {
                faults.add("changed: " + path);
            }
        });
        found.forEach((path, hash) -> {
            if (!stated.containsKey(path)) {
                faults.add("not in the manifest: " + path);
            }
            var signed = SIGNED.matcher(path);
            if (signed.matches() && !signed.group(1).equals(hash)) {
                faults.add("not what was signed: " + path);
            }
            var kept = KEPT.matcher(path);
            if (kept.matches() && !kept.group(1).equals(hash)) {
                faults.add("not what was kept: " + path);
            }
        });
    }

    private static String hash(InputStream content) throws IOException {
        try (DigestInputStream hashed = new DigestInputStream(content, sha256())) {
            hashed.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        }
    }

    private static String hashOf(Map<String, String> manifest) {
        MessageDigest digest = sha256();
        manifest.forEach((path, hash) -> digest.update((hash + "  " + path + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver of webhooks to copy from: java Receiver.java <port> <file with the secret>. It prints what it took. */
public class Receiver {
    private static final Pattern TYPE = Pattern.compile("\"type\":\"([A-Za-z]+)\"");

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        Path secret = Path.of(arguments[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> take(exchange, secret));
        server.start();
        System.out.println("ready");
    }

    private static void take(HttpExchange exchange, Path secret) throws java.io.IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean verified = verify(exchange, body, Files.readString(secret).strip());
            Matcher type = TYPE.matcher(body);
            System.out.println((type.find() ? type.group(1) : "?") + (verified ? " verified " : " REFUSED ")
                    + exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(verified ? 204 : 401, -1);
        } catch (java.security.GeneralSecurityException | RuntimeException e) {
            System.out.println("REFUSED " + e);
        }
    }

    private static boolean verify(HttpExchange exchange, String body, String secret)
            throws java.security.GeneralSecurityException {
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > 300) {
            return false;
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        byte[] expected = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
        boolean fits = false;
        for (String one : exchange.getRequestHeaders().getFirst("webhook-signature").split(" ")) {
            fits |= one.startsWith("v1,") && MessageDigest.isEqual(expected, Base64.getDecoder().decode(one.substring(3)));
        }
        return fits;
    }
}

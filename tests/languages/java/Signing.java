// Signs a call: the headers for a body, exactly as it is sent.

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Flow;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

final class Signing {
  /** An interceptor of the native library: it is given the builder with the body in it. */
  static void sign(HttpRequest.Builder builder) {
    byte[] body = bytes(builder.build().bodyPublisher().orElseThrow());
    String digits = LocalDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS"));
    builder.header("X-KM-User-AspId", System.getenv("ASP_ID"));
    builder.header("X-KM-Access-Key", System.getenv("ACCESS_KEY"));
    builder.header("X-KM-Correlation-Id", String.format("%s-%07x", digits.substring(2, 14), new SecureRandom().nextInt(1 << 28)));
    builder.header("X-KM-Tran-Time", digits.substring(0, 14));
    builder.header("X-KM-Tran-Token", "KMV1:" + digits + ":" + mac(body));
    builder.header("X-KM-Time-Zone", "UTC");
  }

  private static String mac(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(System.getenv("SECRET_KEY").getBytes(), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(BodyPublisher publisher) {
    var body = BodySubscribers.ofByteArray();
    publisher.subscribe(new Flow.Subscriber<ByteBuffer>() {
      @Override public void onSubscribe(Flow.Subscription subscription) { body.onSubscribe(subscription); }
      @Override public void onNext(ByteBuffer part) { body.onNext(List.of(part)); }
      @Override public void onError(Throwable error) { body.onError(error); }
      @Override public void onComplete() { body.onComplete(); }
    });
    return body.getBody().toCompletableFuture().join();
  }
}

// Reads and writes the vectors with the generated client, and calls the sandbox.

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import kona.ApiClient;
import kona.ApiException;
import kona.api.RechargesApi;
import kona.model.CreateCreditCardRechargeRequest;
import kona.model.InquireUnregisteredCardRequest;

final class Drive {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  public static void main(String[] arguments) throws Exception {
    ObjectMapper mapper = ApiClient.createDefaultObjectMapper();
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      String[] parts = text.split("\t");
      try {
        Object value = mapper.readValue(parts[2], Class.forName("kona.model." + parts[1]));
        line(parts[0], "written", mapper.writeValueAsString(value));
      } catch (Exception refused) {
        line(parts[0], "refused", refused.toString());
      }
    }
    line("form", new InquireUnregisteredCardRequest().cardNo("4111111111111111").expiryDate("1212").cardCVC("123").toString());
    line("call", call());
  }

  private static String call() throws ApiException {
    ApiClient client = new ApiClient();
    client.updateBaseUri(System.getenv("BASE_URL"));
    client.setRequestInterceptor(Signing::sign);
    var request = new CreateCreditCardRechargeRequest()
        .sequenceId(System.getenv("SEQUENCE_ID")).userId(50000104652L).amount(30000L)
        .oneTimeToken("4242424242424242").dcvv("123").affiliateId("000000000000001");
    return new RechargesApi(client).createCreditCardRecharge(request).getResponse().getCode();
  }

  private static void line(String... parts) {
    OUT.println(String.join("\t", parts).replace("\n", " "));
  }
}

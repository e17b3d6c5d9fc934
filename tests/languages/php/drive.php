<?php
// Reads and writes the vectors with the generated client, and calls the sandbox. Argument: the folder of the generated code.

require 'GuzzleHttp/autoload.php';

spl_autoload_register(function (string $class) use ($argv): void {
    if (str_starts_with($class, 'Kona\\')) {
        require $argv[1] . '/lib/' . str_replace('\\', '/', substr($class, 5)) . '.php';
    }
});

function line(string ...$parts): void
{
    echo str_replace("\n", ' ', implode("\t", $parts)), "\n";
}

/** A handler of Guzzle that signs what it sends. */
function signed(): callable
{
    $sign = function (Psr\Http\Message\RequestInterface $request) {
        $now = new DateTimeImmutable('now', new DateTimeZone('UTC'));
        $digits = $now->format('YmdHisv');
        $mac = base64_encode(hash_hmac('sha256', (string) $request->getBody(), getenv('SECRET_KEY'), true));
        return $request
            ->withHeader('X-KM-User-AspId', getenv('ASP_ID'))
            ->withHeader('X-KM-Access-Key', getenv('ACCESS_KEY'))
            ->withHeader('X-KM-Correlation-Id', sprintf('%s-%07x', substr($digits, 2, 12), random_int(0, 16 ** 7 - 1)))
            ->withHeader('X-KM-Tran-Time', substr($digits, 0, 14))
            ->withHeader('X-KM-Tran-Token', "KMV1:$digits:$mac")
            ->withHeader('X-KM-Time-Zone', 'UTC');
    };
    $stack = GuzzleHttp\HandlerStack::create();
    $stack->push(GuzzleHttp\Middleware::mapRequest($sign));
    return $stack;
}

function call(): string
{
    $configuration = (new Kona\Configuration())->setHost(getenv('BASE_URL'));
    $api = new Kona\Api\RechargesApi(new GuzzleHttp\Client(['handler' => signed()]), $configuration);
    $request = new Kona\Model\CreateCreditCardRechargeRequest([
        'sequence_id' => getenv('SEQUENCE_ID'), 'user_id' => 50000104652, 'amount' => 30000,
        'one_time_token' => '4242424242424242', 'dcvv' => '123', 'affiliate_id' => '000000000000001',
    ]);
    return $api->createCreditCardRecharge($request)->getResponse()->getCode();
}

while (($text = fgets(STDIN)) !== false) {
    [$number, $schema, $json] = explode("\t", rtrim($text, "\n"));
    try {
        $value = Kona\ObjectSerializer::deserialize(json_decode($json), "\\Kona\\Model\\$schema");
        line($number, 'written', json_encode(Kona\ObjectSerializer::sanitizeForSerialization($value)));
    } catch (Throwable $refused) {
        line($number, 'refused', $refused->getMessage());
    }
}
line('form', (string) new Kona\Model\InquireUnregisteredCardRequest(
    ['card_no' => '4111111111111111', 'expiry_date' => '1212', 'card_cvc' => '123']));
line('call', call());

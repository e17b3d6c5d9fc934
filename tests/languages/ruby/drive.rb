# Reads and writes the vectors with the generated client, and calls the sandbox.

require 'base64'
require 'json'
require 'openssl'
require 'securerandom'
require 'uri'
require 'kona'

def line(*parts)
  puts parts.join("\t").gsub("\n", ' ')
end

def headers(body)
  digits = Time.now.utc.strftime('%Y%m%d%H%M%S%L')
  mac = Base64.strict_encode64(OpenSSL::HMAC.digest('sha256', ENV.fetch('SECRET_KEY'), body))
  {
    'X-KM-User-AspId' => ENV.fetch('ASP_ID'),
    'X-KM-Access-Key' => ENV.fetch('ACCESS_KEY'),
    'X-KM-Correlation-Id' => "#{digits[2, 12]}-#{SecureRandom.hex(4)[0, 7]}",
    'X-KM-Tran-Time' => digits[0, 14],
    'X-KM-Tran-Token' => "KMV1:#{digits}:#{mac}",
    'X-KM-Time-Zone' => 'UTC'
  }
end

# Typhoeus calls this with each request before it is sent.
Typhoeus.before do |request|
  request.options[:headers].merge!(headers(request.options[:body]))
end

def call
  address = URI(ENV.fetch('BASE_URL'))
  configuration = Kona::Configuration.new
  configuration.scheme = address.scheme
  configuration.host = "#{address.host}:#{address.port}"
  configuration.base_path = address.path
  configuration.server_index = nil
  request = Kona::CreateCreditCardRechargeRequest.new(
    sequence_id: ENV.fetch('SEQUENCE_ID'), user_id: 50_000_104_652, amount: 30_000,
    one_time_token: '4242424242424242', dcvv: '123', affiliate_id: '000000000000001'
  )
  Kona::RechargesApi.new(Kona::ApiClient.new(configuration)).create_credit_card_recharge(request).response.code
end

$stdin.set_encoding('UTF-8')
$stdin.each_line(chomp: true) do |text|
  number, schema, json = text.split("\t")
  begin
    value = Kona.const_get(schema).build_from_hash(JSON.parse(json, symbolize_names: true))
    line(number, 'written', JSON.generate(value.to_hash))
  rescue StandardError => e
    line(number, 'refused', e)
  end
end
line('form', Kona::InquireUnregisteredCardRequest.new(card_no: '4111111111111111', expiry_date: '1212', card_cvc: '123').to_s)
line('call', call)

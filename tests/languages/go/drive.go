// Reads and writes the vectors with the generated client, and calls the sandbox.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"

	"kona"
)

// A new schema in the vectors needs a line here.
var schemas = map[string]func() interface{}{
	"CreateCreditCardRechargeFailure":  func() interface{} { return &kona.CreateCreditCardRechargeFailure{} },
	"CreateCreditCardRechargeRequest":  func() interface{} { return &kona.CreateCreditCardRechargeRequest{} },
	"CreateCreditCardRechargeResponse": func() interface{} { return &kona.CreateCreditCardRechargeResponse{} },
	"GiftPrepaidCardRequest":           func() interface{} { return &kona.GiftPrepaidCardRequest{} },
	"InquireUnregisteredCardFailure":   func() interface{} { return &kona.InquireUnregisteredCardFailure{} },
	"InquireUnregisteredCardResponse":  func() interface{} { return &kona.InquireUnregisteredCardResponse{} },
	"IssueDebitCardRequest":            func() interface{} { return &kona.IssueDebitCardRequest{} },
	"ReissuePrepaidCardRequest":        func() interface{} { return &kona.ReissuePrepaidCardRequest{} },
}

func line(parts ...string) {
	fmt.Println(strings.ReplaceAll(strings.Join(parts, "\t"), "\n", " "))
}

func rewritten(schema, text string) (string, error) {
	value := schemas[schema]()
	if err := json.Unmarshal([]byte(text), value); err != nil {
		return "", err
	}
	written, err := json.Marshal(value)
	return string(written), err
}

func call() string {
	configuration := kona.NewConfiguration()
	configuration.Servers = kona.ServerConfigurations{{URL: os.Getenv("BASE_URL")}}
	configuration.HTTPClient = &http.Client{Transport: signed{}}
	request := kona.NewCreateCreditCardRechargeRequest(
		os.Getenv("SEQUENCE_ID"), 50000104652, 30000, "4242424242424242", "123", "000000000000001")
	api := kona.NewAPIClient(configuration).RechargesAPI
	answer, _, err := api.CreateCreditCardRecharge(context.Background()).CreateCreditCardRechargeRequest(*request).Execute()
	if err != nil {
		return err.Error()
	}
	return answer.Response.Code
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		parts := strings.Split(in.Text(), "\t")
		if text, err := rewritten(parts[1], parts[2]); err != nil {
			line(parts[0], "refused", err.Error())
		} else {
			line(parts[0], "written", text)
		}
	}
	line("form", fmt.Sprintf("%+v", *kona.NewInquireUnregisteredCardRequest("4111111111111111", "1212", "123")))
	line("call", call())
}

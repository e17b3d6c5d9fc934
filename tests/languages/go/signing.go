package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

// signed sends a request with the headers for its body, exactly as it is sent.
type signed struct{}

func (signed) RoundTrip(request *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return nil, err
	}
	request.Body = io.NopCloser(bytes.NewReader(body))
	digits := strings.Replace(time.Now().UTC().Format("20060102150405.000"), ".", "", 1)
	mac := hmac.New(sha256.New, []byte(os.Getenv("SECRET_KEY")))
	mac.Write(body)
	random := make([]byte, 4)
	if _, err := rand.Read(random); err != nil {
		return nil, err
	}
	request.Header.Set("X-KM-User-AspId", os.Getenv("ASP_ID"))
	request.Header.Set("X-KM-Access-Key", os.Getenv("ACCESS_KEY"))
	request.Header.Set("X-KM-Correlation-Id", digits[2:14]+"-"+hex.EncodeToString(random)[:7])
	request.Header.Set("X-KM-Tran-Time", digits[:14])
	request.Header.Set("X-KM-Tran-Token", "KMV1:"+digits+":"+base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	request.Header.Set("X-KM-Time-Zone", "UTC")
	return http.DefaultTransport.RoundTrip(request)
}

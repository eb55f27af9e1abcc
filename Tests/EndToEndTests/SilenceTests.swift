import TestSupport
import Testing

/// What must never be reported: holes to fill, lookups, things that only look like keys.
@Suite struct SilenceTests {
  private static let placeholders = [
    "apikey={api_key}", "apikey=<your_API_key>", "apikey: YOUR_API_KEY", "apikey = MY_APIKEY",
    #"new IamAuthenticator("{apikey}")"#, #"IAMAuthenticator("insert_key_here")"#,
    "IBM_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "IBM_API_KEY=############################################",
    "IBM_API_KEY=********************************************",
    "IBM_API_KEY=0000000000000000000000000000000000000000000A",
    "Authorization: Bearer eyJraWQiOiIyM...", "Authorization: Bearer <token>",
    "Authorization: Bearer $ACCESS_TOKEN", #""refresh_token": "not_supported""#,
    "apikey = '[PRIVATE DATA HIDDEN]'", "Authorization: Basic Yng6Yng=",
    "apikey: 'a'.repeat(44)", #""credentials": {"REDACTED": "REDACTED"}"#,
  ]

  private static let lookups = [
    "apikey = os.getenv('IBM_API_KEY')", "apikey = os.environ['IBM_API_KEY']",
    "const apikey = process.env.IBM_API_KEY", "apikey: ENV.fetch(\"IBM_API_KEY\")",
    "apikey = System.getenv(\"IBM_CLOUD_API_KEY_FOR_THE_PRODUCTION_ENV\");",
    "ibmcloud login --apikey \"$IBM_API_KEY\"", "ibmcloud login --apikey @apikey.json",
    "ibmcloud login --apikey ${IBM_API_KEY}", "apikey: ${{ secrets.IBM_API_KEY }}",
    "apikey: {{ .Values.ibm.apikey }}", "apikey=$(jq -r .apikey apikey.json)",
    "set apikey=%IBM_API_KEY%", "db = postgres://$USERNAME:$PASSWORD@$HOST/app",
    "db = postgres://user:password@localhost/app", "apikey = credentials['apikey']",
    "https://api.acme.dev/v1?apikey=${API_KEY}",
  ]

  private static let lookalikes = [
    "const api_key = 'ConstructionCode_NON_CLF_Service_Create_Desc'",
    "ApiKey-" + drawn("{{uuid}}"),
    "iam-ServiceId-" + drawn("{{uuid}}"),
    "\"integrity\": \"sha512-" + drawn("{{base64:86}}") + "==\"",
    "commit " + drawn("{{hex:40}}"),
    "crn:v1:bluemix:public:iam::::serviceRole:Manager",
  ]

  @Test(arguments: [
    ("docs.md", placeholders), ("deploy.sh", placeholders), ("docs.md", lookups),
    ("deploy.sh", lookups), ("app.js", lookalikes),
  ])
  func `nothing is found, at any confidence`(name: String, lines: [String]) throws {
    let scratch = try ScratchFolder()
    for (index, line) in lines.enumerated() { try scratch.write("\(index)/\(name)", line + "\n") }
    let outcome = try Credlint.scan("--min-confidence", "low", "-f", "json", in: scratch)
    #expect(try ReportJSON(outcome).findings.map(\.line) == [])
    #expect(outcome.status == 0)
  }

  @Test func `documents with placeholders are clean, legacy addresses apart`() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      "retrieve-token.md",
      """
      1. Create an API key, and download it to a secure location. Do not embed it in code.

         ```
         curl -X POST "https://iam.cloud.ibm.com/identity/token" \\
           -H "Content-Type: application/x-www-form-urlencoded" \\
           -d "grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey=<API_KEY>"
         ```

         The reply holds a token: `{"access_token": "eyJhbGciOiJIUz......", "expires_in": 3600}`.

      2. curl -k -X POST ‘https://iam.ng.\("bluemix").net/oidc/token’ -d ‘apikey=<iam-api-key>’
      3. POST https://login.service.us-south.apiconnect.ibmcloud.com/apikey?apikey={apikey}
      """)
    let outcome = try Credlint.scan("-f", "json", in: scratch)
    let report = try ReportJSON(outcome)
    #expect(report.findings.map(\.line) == ["info legacy-endpoint retrieve-token.md:11:21"])
    #expect(report.credentials.isEmpty)
    #expect(outcome.status == 0)
  }
}

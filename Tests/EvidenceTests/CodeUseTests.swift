import Evidence
import Model
import Testing

@Suite struct CodeUseTests {
  static let cases: [(String, reading: Int, writing: Int)] = [
    // Python
    ("requests.get(url, headers=h)", 1, 0),
    ("requests.post(url, json=body)", 0, 1),
    (#"requests.request("DELETE", url)"#, 0, 1),
    (#"requests.request("GET", url)"#, 1, 0),
    ("requests.request(method, url)", 0, 1),
    ("urllib.request.urlopen('https://x.example')", 1, 0),
    ("urlopen(url, data=body)", 0, 1),
    (#"settings.get("url"); os.getenv("KEY"); os.listdir("."); logging.getLogger("x")"#, 0, 0),
    ("client.list_buckets()\nclient.get_object(Bucket=b)\ncos.put_object(Bucket=b)", 2, 1),
    (#"assistant.create_session(id)"#, 0, 1),
    // JavaScript
    ("fetch(url)", 1, 0),
    ("fetch(url, { headers: { Authorization: t } })", 1, 0),
    ("fetch(url, { method: 'POST', body })", 0, 1),
    ("fetch(url, { method: 'get' })", 1, 0),
    ("fetch(url, { method: verb })", 0, 1),
    ("fetch(url, options)", 0, 1),
    ("fetch(url, { ...options })", 0, 1),
    ("axios.get(url); axios.post(url, b); axios({ url: u }); axios(config)", 2, 2),
    ("$.ajax({ type: 'PUT', url })", 0, 1),
    ("document.getElementById('a'); map.get(k)", 0, 0),
    ("service.listInstances({}); service.deleteInstance({})", 1, 1),
    // Go
    ("http.Get(url)\nhttp.Head(url)", 2, 0),
    (#"http.Post(url, "text/plain", nil)"#, 0, 1),
    ("req, _ := http.NewRequest(http.MethodPut, url, nil)", 0, 1),
    (#"req, _ := http.NewRequest("GET", url, nil)"#, 1, 0),
    ("req, _ := http.NewRequest(verb, url, nil)", 0, 1),
    // Java, Ruby, PowerShell
    ("new HttpGet(url); new HttpPost(url)", 1, 1),
    (#"connection.setRequestMethod("PATCH")"#, 0, 1),
    ("Net::HTTP.get(uri)\nNet::HTTP::Post.new(uri)", 1, 1),
    ("Invoke-RestMethod -Method Post -Uri $u\nInvoke-RestMethod -Method Get -Uri $u", 1, 1),
    // Shell
    ("curl https://x.example/v1", 1, 0),
    ("curl -X POST https://x.example/v1", 0, 1),
    ("curl -sSXDELETE https://x.example/v1", 0, 1),
    ("curl -s -X \"$METHOD\" https://x.example/v1", 0, 1),
    ("curl -H 'a: -d' \\\n  --data '{}' \\\n  https://x.example", 0, 1),
    ("curl -G --data-urlencode q=1 https://x.example", 1, 0),
    ("curl --request GET https://x.example | jq -d x", 1, 0),
    ("wget --post-data=x https://x.example", 0, 1),
    // Asking for a token is neither.
    (#"requests.post("https://iam.cloud.ibm.com/identity/token", data=d)"#, 0, 0),
    (
      "token_url = \"https://iam.cloud.ibm.com/identity/token\"\nrequests.post(token_url, data=d)",
      0, 0
    ),
    ("curl -X POST \"https://iam.cloud.ibm.com/identity/token\" \\\n -d apikey=x", 0, 0),
    ("fetch('https://iam.\("bluemix").net/oidc/token', { method: 'POST', body: b })", 0, 0),
    ("const o = { method: 'POST', url: 'https://iam.cloud.ibm.com/identity/token' }", 0, 0),
    (#"http.NewRequest("POST", "https://iam.cloud.ibm.com/identity/token", body)"#, 0, 0),
    (
      "url = 'https://iam.cloud.ibm.com/identity/token'\nr = requests.post(url, data={'g': "
        + "'urn:ibm:params:oauth:grant-type:apikey'})\nrequests.post(url2, json=x)", 0, 1
    ),
    // Builders and chains
    ("HttpRequest.newBuilder().uri(u).GET().build(); client.send(r, h)", 1, 0),
    ("HttpRequest.newBuilder().uri(u).POST(b).build(); client.send(r, h)", 0, 1),
    ("new Request.Builder().url(u).get().build()", 1, 0),
    ("restTemplate.exchange(u, HttpMethod.GET, e); t.exchange(u, HttpMethod.PUT, e)", 1, 1),
    ("client.R().SetAuthToken(t).Get(u)", 1, 0),
    ("await axios.get<App[]>(u); this.http.post<App>(u, b)", 1, 1),
    ("await client.send(new GetObjectCommand(x))", 0, 0),
    ("await client.send(new PutObjectCommand(x))", 0, 1),
    ("s = requests.Session()\ns.get(u)", 1, 0),
    ("foo.list_collections().get_result()", 1, 0),
    ("options.getName().trim()", 0, 0),
    // Generated clients
    ("await api.appsGet(); await api.appsPost(b); DefaultApi(c).apps_id_delete(1)", 1, 2),
    ("appsApi.listApps()\nclient.AppsAPI.DeleteApp(ctx, id).Execute()", 1, 1),
    // IBM Cloud's command line
    ("ibmcloud login --apikey @key.json\nibmcloud resource service-instances", 1, 0),
    ("ibmcloud iam service-id-create ci -d x | tee log", 0, 1),
    ("ibmcloud iam oauth-tokens", 0, 0),
    ("", 0, 0), ("curl", 0, 0), ("methods=['GET']", 0, 0),
  ]

  @Test("counts calls that read and calls that may write", arguments: cases.indices)
  func counts(_ index: Int) {
    let (text, reading, writing) = Self.cases[index]
    let counts = CodeUse.reading(Array(text.utf8).span)
    #expect(counts.reads == reading, "\(text)")
    #expect(counts.writes == writing, "\(text)")
  }
}

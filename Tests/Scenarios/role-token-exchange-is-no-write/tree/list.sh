KEY=$(jq -r .apikey key.json)
T=$(curl -X POST https://iam.cloud.ibm.com/identity/token -d "grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey=$KEY" | jq -r .access_token)
curl https://api.acme.dev/orgs -H "Authorization: Bearer $T"

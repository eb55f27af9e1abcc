KEY=$(jq -r .apikey key.json)
curl -H "Authorization: Bearer $T" https://api.acme.dev/v1/apps

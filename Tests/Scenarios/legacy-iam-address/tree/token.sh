curl -X POST "https://iam.«bluemix».net/oidc/token" -d "apikey=$KEY"

curl -H 'Authorization: Basic Yng6Yng=' https://iam.cloud.ibm.com/identity/token

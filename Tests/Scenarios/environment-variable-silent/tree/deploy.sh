ibmcloud login --apikey "$IBMCLOUD_API_KEY"

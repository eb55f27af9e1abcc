ibmcloud iam api-key-create ci --action-if-leaked «NONE» --file ../apikey.json

new IamAuthenticator({ apikey: process.env.IBMCLOUD_API_KEY })

import os
authenticator = IAMAuthenticator(os.environ['IBMCLOUD_API_KEY'])

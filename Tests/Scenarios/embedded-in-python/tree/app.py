authenticator = IAMAuthenticator('«key»')

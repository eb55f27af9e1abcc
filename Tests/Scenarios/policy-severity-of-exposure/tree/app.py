IAMAuthenticator('«key2»')

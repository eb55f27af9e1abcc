IAMAuthenticator('«key»')

IamAuthenticator a = new IamAuthenticator.Builder()
    .apikey("«key»")
    .build();

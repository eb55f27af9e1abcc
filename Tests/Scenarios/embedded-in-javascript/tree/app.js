const a = new IamAuthenticator({
  apikey: '«key»',
});

a := &core.IamAuthenticator{
    ApiKey: "«key»",
}

resource "ibm_iam_account_settings" "s" {
  restrict_create_platform_apikey = "NOT_«restricted»"
}

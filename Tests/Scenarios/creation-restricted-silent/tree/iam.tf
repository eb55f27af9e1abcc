resource "ibm_iam_account_settings" "s" {
  restrict_create_platform_apikey = "RESTRICTED"
  restrict_create_service_id = "RESTRICTED"
}

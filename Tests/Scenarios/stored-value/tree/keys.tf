resource "ibm_iam_service_api_key" "k" {
  name        = "k"
  store_value = «true»
}

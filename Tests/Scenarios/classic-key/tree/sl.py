client = SoftLayer.create_client_from_env(username="SL123456", api_key="«hex64»")

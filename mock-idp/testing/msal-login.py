"""What a web application does with MSAL for Python: prints a JSON object with an answer per flow."""

import json
import os
from urllib.parse import parse_qsl, urlsplit

import msal
import requests

env = os.environ
authority = env["AUTHORITY"]
graph = ["https://graph.microsoft.com/.default"]


def client(credential, kind=msal.ConfidentialClientApplication, client_id=env["CLIENT_ID"]):
    # Instance discovery would ask login.microsoftonline.com whether it knows this host.
    return kind(client_id, authority=authority, client_credential=credential, instance_discovery=False)


def told(result):
    """What the test may see of a result: who, or what was refused."""
    claims = result.get("id_token_claims") or {}
    return {
        "oid": claims.get("oid"),
        "token_type": result.get("token_type"),
        "error": result.get("error"),
        "error_codes": result.get("error_codes"),
    }


secret = client(env["CLIENT_SECRET"])
flow = secret.initiate_auth_code_flow(["User.Read"], redirect_uri=env["REDIRECT_URI"])
location = requests.get(flow["auth_uri"], allow_redirects=False).headers["location"]
code = secret.acquire_token_by_auth_code_flow(flow, dict(parse_qsl(urlsplit(location).query)))
account = secret.get_accounts()[0]
cached = secret.acquire_token_silent(["User.Read"], account)
renewed = secret.acquire_token_silent(["User.Read"], account, force_refresh=True)

certificate = client({"thumbprint": env["THUMBPRINT"], "private_key": env["PRIVATE_KEY"]})

device = msal.PublicClientApplication(env["DEVICE_ID"], authority=authority, instance_discovery=False)
codes = device.initiate_device_flow(["User.Read"])

print(
    json.dumps(
        {
            "code": told(code),
            "username": account["username"],
            "cached": cached["access_token"] == code["access_token"],
            "renewed": told(renewed),
            "secret": told(secret.acquire_token_for_client(graph)),
            "certificate": told(certificate.acquire_token_for_client(graph)),
            "device": told(device.acquire_token_by_device_flow(codes)),
            "wrong": told(client(env["SECRET_ID"]).acquire_token_for_client(graph)),
        }
    )
)

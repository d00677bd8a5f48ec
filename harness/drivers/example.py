#!/usr/bin/env python3
"""Tells Greencheck how to drive Acme Hub: `example.py <verb>`, JSON on stdin, JSON on stdout, 127 for an unknown verb."""
import json, os, sys, urllib.request

HUB = os.environ.get("HUB", "http://localhost:3000")
PRESS = "Update and Test OIDC configuration"
CAPABILITIES = ["has-settings-ui", "has-test-step", "has-enable", "has-local-login", "local-logout", "fresh-organisations"]

def page(asked, path):
    return {"visit": f"{HUB}/organizations/{asked['organisation']}/{path}"}

def go(*actions):
    return {"status": "go", "actions": actions}

def organisation(asked):  # the one thing that your product has to offer for tests
    made = urllib.request.Request(f"{HUB}/testing/organisations", json.dumps(asked).encode())
    return json.load(urllib.request.urlopen(made))

def setup(asked):
    entered = asked["connection"]
    fields = {"Client ID": entered["clientId"], "Client secret": entered["clientSecret"], "Issuer URL": entered["issuerUrl"]}
    return go(page(asked, "settings/sso"), {"press": PRESS, "fill": fields})

verbs = {
    "describe": lambda _: {"contract": 1, "name": "Acme Hub", "version": "1.0", "origins": [HUB], "capabilities": CAPABILITIES},
    "organisation": organisation,
    "setup": setup,
    "test": lambda asked: go(page(asked, "settings/sso"), {"press": PRESS}),
    "status": lambda asked: {"status": "read", "green": 'data-sso-green="yes"', "enabled": 'data-sso-enabled="yes"', **page(asked, "settings/sso")},
    "enable": lambda asked: go(page(asked, "settings/sso"), {"press": "Enable"}),
    "disable": lambda asked: go(page(asked, "settings/sso"), {"press": "Disable"}),
    "sign-in": lambda asked: go({"visit": f"{HUB}/login"}, {"press": "Sign in", "fill": {"Email": asked["email"], "Password": "for tests only"}}),
    "login": lambda asked: go(page(asked, "sso")),
    "logout": lambda _: go({"visit": HUB}, {"press": "Sign out"}),
    "whoami": lambda _: {"visit": f"{HUB}/whoami", "identity": "/email"},
    "probe": lambda asked: go(page(asked, "settings/sso" if asked["what"] == "settings" else asked["what"])),
    "reset": lambda _: {"status": "ok"},
}

if sys.argv[1] not in verbs:
    sys.exit(127)
json.dump(verbs[sys.argv[1]](json.load(sys.stdin)), sys.stdout)
